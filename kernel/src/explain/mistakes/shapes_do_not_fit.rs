//! Arrays whose shapes do not fit.

use super::*;

pub const TITLE: Words = words!("Shapes that do not fit");
pub const EXAMPLES: &[Example] = &[
    after(
        &[IMAGE, "let other: Array2<f32> = Array2::zeros((6, 4));"],
        "&image + &other",
    ),
    after(
        &[IMAGE],
        "let b = image.to_shape((5, 5)).unwrap().to_owned();",
    ),
];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    if let Some([from, to]) =
        trouble.panics("ndarray: could not broadcast array from shape: {} to: {}")
    {
        return Some(words!(
            "Two arrays are combined element by element, one of shape {from} and one of shape \
             {to}, but these do not fit: along each axis the lengths must be the same, or one of \
             them must be 1. Print both shapes before:";
            from, to
        ).code("println!(\"{:?} {:?}\", a.dim(), b.dim());"));
    }
    let product = || {
        let [m, k, k2, n, _, _] = trouble.panics(
            "ndarray: inputs {} × {}, {} × {}, and output {} × {} are not compatible for matrix \
             multiplication",
        )?;
        Some([m, k, k2, n])
    };
    if let Some([m, k, k2, n]) = product().or_else(|| {
        trouble.panics(
            "ndarray: inputs {} × {} and {} × {} are not compatible for matrix multiplication",
        )
    }) {
        return Some(words!(
            "A product of matrices needs as many columns on the left ({k}) as rows on the right \
             ({k2}); here it is {m} × {k} times {k2} × {n}. Perhaps you need to transpose one of \
             them:";
            k, k2, m, n
        ).code("a.dot(&b.t())"));
    }
    if !trouble.panic || !trouble.message.contains("ShapeError/IncompatibleShape") {
        return None;
    }
    // When two arrays are combined, the library itself unwraps; a new shape is asked for in the cell.
    Some(if trouble.line.contains("shape") {
        words!(
            "The new shape has a different number of elements from the array: the product of its \
             lengths must be the same. Look at both:"
        )
        .code("println!(\"{:?} {}\", a.dim(), a.len());")
    } else {
        words!(
            "Two arrays were combined whose shapes do not fit: along each axis the lengths must \
             be the same, or one of them must be 1. Print both shapes first:"
        )
        .code("println!(\"{:?} {:?}\", a.dim(), b.dim());")
    })
}
