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
        "image[[4, 0]]",
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
    let array = trouble
        .code
        .split_once('[')
        .map(|(array, _)| array)
        .filter(|array| !array.is_empty());
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
    Some(
        words
            .say(
                "The row comes first, `[[y, x]]`: are the two swapped? At a border, ask first whether \
             the place is inside. `get` does so, and gives an `Option`:",
                "`[[y, x]]` のように行が先ですが、順番は逆になっていませんか。端では、範囲の中かどうかを\
             先に調べます。`get` なら調べたうえで `Option` を返します。",
            )
            .code(format!("{}.get([y, x])", array.unwrap_or("image"))),
    )
}
