//! An index beyond the end of an array.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "array-index-out-of-bounds",
    title: ("An index beyond the end of an array", "配列の範囲を越えた添字"),
    examples: &[
        after(&["let image: Array2<f32> = Array2::zeros((4, 6));"], "image[[4, 0]]"),
    ],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {

    (trouble.panic && trouble.message == "ndarray: index out of bounds").then(|| {
        let array = trouble.code.split_once('[').map(|(array, _)| array).filter(|array| !array.is_empty());
        say(
            "An index is at least as large as its axis is long: indices begin with 0, and the last is the length less 1. The row comes first, `[[y, x]]`: are the two swapped? At a border, ask first whether the place is inside. The shape is",
            "添字が軸の長さ以上になっています。添字は0から始まり、最後は長さ−1です。`[[y, x]]` のように行が先ですが、順番は逆になっていませんか。端では、範囲の中かどうかを先に調べます。形は次のように調べます。",
        )
        .code(format!("{}.dim()", array.unwrap_or("image")))
    })

}
