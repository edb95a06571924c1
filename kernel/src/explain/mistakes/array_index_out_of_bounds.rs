//! An index beyond the end of an array.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "array-index-out-of-bounds",
    title: (
        "An index beyond the end of an array",
        "配列の範囲を超えた添字",
    ),
    examples: &[after(
        &["let image: Array2<f32> = Array2::zeros((4, 6));"],
        "let (row, column) = (4, 0);\nimage[[row, column]]",
    )],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    let values = parts::<2>(
        trouble.message,
        "ndarray: index {} is out of bounds for array of shape {}",
    );
    if !trouble.panic || values.is_none() && trouble.message != "ndarray: index out of bounds" {
        return None;
    }
    let words = match values {
        Some([index, shape]) => say(
            format!(
                "There is no element {index}: the shape is {shape}, and along each axis the indices go \
             from 0 to the length minus 1."
            ),
            format!(
                "{index} の要素はありません。形状は {shape} で、それぞれの軸の添字は0から長さ−1までです。"
            ),
        ),
        None => say(
            "An index is at least as large as its axis is long; along each axis the indices go from \
             0 to the length minus 1.",
            "添字が軸の長さ以上になっています。それぞれの軸の添字は0から長さ−1までです。",
        ),
    };
    let (array, [y, x]) = indexed(trouble.code).unwrap_or(("image", ["y", "x"]));
    Some(
        words
            .say(
                "The row comes first, `[[y, x]]`: are the two swapped? Does a loop run one too far (`0..k` ends \
             before `k`)? At a border, ask first whether the place is inside:",
                "`[[y, x]]` のように行が先ですが、順番は逆になっていませんか。ループが1つ行きすぎていませんか\
             （`0..k` は `k` の手前で終わります）。端では、範囲の中かどうかを先に調べます。",
            )
            .code(format!(
                "if {y} < {array}.nrows() && {x} < {array}.ncols() {{\n    …\n}}"
            )),
    )
}

/// An array and its two indices, where the code begins with them.
fn indexed(code: &str) -> Option<(&str, [&str; 2])> {
    let (array, rest) = code.split_once("[[")?;
    let (y, x) = rest.split_once("]]")?.0.split_once(',')?;
    let name = |c: char| c.is_alphanumeric() || c == '_';
    let indices = [y.trim(), x.trim()];
    let plain = !array.is_empty() && array.chars().all(name) && !indices[1].contains(',');
    plain.then_some((array, indices))
}
