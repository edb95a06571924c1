//! Arrays whose shapes do not fit.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "shapes-do-not-fit",
    title: ("Shapes that do not fit", "合わない形状"),
    examples: &[
        after(
            &[
                "let image: Array2<f32> = Array2::zeros((4, 6));",
                "let other: Array2<f32> = Array2::zeros((6, 4));",
            ],
            "&image + &other",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let b = image.to_shape((5, 5)).unwrap().to_owned();",
        ),
    ],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    if !trouble.panic {
        return None;
    }
    if let Some([from, to]) = parts(
        trouble.message,
        "ndarray: could not broadcast array from shape: {} to: {}",
    ) {
        return Some(say(
            format!("Two arrays are combined element by element, one of shape {from} and one of shape {to}, but these \
             do not fit: along each axis the lengths must be the same, or one of them must be 1. Print both shapes \
             before:"),
            format!("形状 {from} の配列と形状 {to} の配列を要素ごとに組み合わせようとしましたが、形状が合いません。\
             軸ごとに、長さが同じか、一方が1でなければなりません。両方の形状を表示して確かめます。"),
        ).code("println!(\"{:?} {:?}\", a.dim(), b.dim());"));
    }
    if let Some([m, k, k2, n]) = parts(
        trouble.message,
        "ndarray: inputs {} × {}, {} × {}, and output {} × {} are not compatible for matrix \
             multiplication",
    )
    .map(|[m, k, k2, n, _, _]: [&str; 6]| [m, k, k2, n])
    .or_else(|| {
        parts(
            trouble.message,
            "ndarray: inputs {} × {} and {} × {} are not compatible for matrix multiplication",
        )
    }) {
        return Some(say(
            format!("A product of matrices needs as many columns on the left ({k}) as rows on the right ({k2}); here \
             it is {m} × {k} times {k2} × {n}. Perhaps you need to transpose one of them:"),
            format!("行列の積では、左の列の数 ({k}) と右の行の数 ({k2}) が同じでなければなりません。ここでは \
             {m} × {k} と {k2} × {n} です。どちらかを転置する必要があるかもしれません。"),
        ).code("a.dot(&b.t())"));
    }
    if !trouble.message.contains("ShapeError/IncompatibleShape") {
        return None;
    }
    // When two arrays are combined, the library itself unwraps; a new shape is asked for in the cell.
    Some(if trouble.line.contains("shape") {
        say(
            "The new shape has a different number of elements from the array: the product of its lengths must be the \
             same. Look at both:",
            "新しい形状の要素の数が、配列の要素の数と違います。各軸の長さの積が同じでなければなりませ\
             ん。両方を確かめます。",
        )
        .code("println!(\"{:?} {}\", a.dim(), a.len());")
    } else {
        say(
            "Two arrays were combined whose shapes do not fit: along each axis the lengths must be the same, or one \
             of them must be 1. Print both shapes first:",
            "形状の合わない2つの配列を組み合わせようとしました。それぞれの軸の長さが同じか、一方が1でな\
             ければなりません。両方の形状を表示して確かめます。",
        )
        .code("println!(\"{:?} {:?}\", a.dim(), b.dim());")
    })
}
