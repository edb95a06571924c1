//! An index beyond the end of an array.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "array-index-out-of-bounds",
    title: (
        "An index beyond the end of an array",
        "配列の範囲を超えた添字",
    ),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[[4, 0]]",
        ),
        after(
            &[
                "let image: Array2<f32> = Array2::zeros((4, 6));",
                "let filter: Array2<f32> = Array2::zeros((3, 3));",
            ],
            "let mut sum = 0.0;\nfor ky in 0..=3 {\n    sum += filter[[ky, 0]] * image[[ky, 1]];\n}\nsum",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let (row, col) = (4, 3);\nimage[[col, row]] + image[[row, col]]",
        ),
        after(
            &["let weights: Array1<f32> = Array1::zeros(6);"],
            "let i = weights.len();\nweights[i]",
        ),
    ],
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
    let Some([index, shape]) = values else {
        return Some(say(
            "An index is too large for its axis: along each axis, the indices go from 0 to the length minus 1.",
            "添字が軸の長さ以上になっています。それぞれの軸の添字は0から長さ−1までです。",
        ));
    };
    let (array, written) = indexed(trouble.code).unwrap_or(("", Vec::new()));
    let array_en = if array.is_empty() {
        "The array".to_owned()
    } else {
        format!("`{array}`")
    };
    let array_ja = array_en.replace("The array", "配列");
    let (indices, lengths) = (numbers(index)?, numbers(shape)?);
    let outside: Vec<usize> = (0..indices.len().min(lengths.len()))
        .filter(|&axis| indices[axis] >= lengths[axis])
        .collect();
    let [axis] = outside[..] else {
        return Some(say(
            format!("{array_en} has the shape {shape}, so there is no element {index}: along each axis, the indices \
             go from 0 to the length minus 1."),
            format!("{array_ja} の形状は {shape} なので、{index} の要素はありません。それぞれの軸の添字は0から長さ−1までです。"),
        ));
    };
    let (number, length) = (indices[axis], lengths[axis]);
    if length == 0 {
        return Some(say(
            format!("{array_en} has the shape {shape}: it is empty, with no elements at all."),
            format!("{array_ja} の形状は {shape} で、空です。要素は1つもありません。"),
        ));
    }
    let (what_en, what_ja) = match (lengths.len(), axis) {
        (1, _) => ("elements", "要素"),
        (2, 0) => ("rows", "行"),
        (2, 1) => ("columns", "列"),
        _ => ("indices along that axis", "その軸の添字"),
    };
    let name = written.get(axis).copied().unwrap_or("");
    let named = !name.is_empty() && name.parse::<u64>().is_err();
    let (was_en, was_ja) = if named {
        (
            format!("`{name}` was {number}"),
            format!("`{name}` は{number}でした"),
        )
    } else {
        (
            format!("{number} is not among them"),
            format!("{number}は範囲の外です"),
        )
    };
    let last = length - 1;
    let words = say(
        format!("{array_en} has the shape {shape}, so its {what_en} are 0 to {last}, and {was_en}."),
        format!("{array_ja} の形状は {shape} なので、{what_ja}は0から{last}までですが、{was_ja}。"),
    );
    let swapped = lengths.len() == 2 && indices[0] < lengths[1] && indices[1] < lengths[0] && lengths[0] != lengths[1];
    let words = if swapped {
        words.say(
            "The row comes first, `[[y, x]]`: did you swap the two?",
            "`[[y, x]]` のように行が先です。順番が逆になっていませんか。",
        )
    } else {
        words
    };
    Some(if named && number == length {
        words.say(
            format!("Does it go one too far? `0..n` ends before `n`, `0..=n` does not; and an index is inside when \
             `{name} < …`, not `<=`."),
            format!("1つ行きすぎていませんか。`0..n` は `n` の手前で終わりますが、`0..=n` は `n` まで続きます。範囲の中かどうかは、`<=` ではなく `{name} < …` で調べます。"),
        )
    } else if named {
        words.say(
            format!("Find out where `{name}` comes from; if it may lie outside, check first: `if {name} < …`."),
            format!("`{name}` がどこから来たかを調べます。範囲の外になりうるなら、先に `if {name} < …` で確かめます。"),
        )
    } else {
        words
    })
}

/// The array of an index expression, and the code of each index.
pub(super) fn indexed(code: &str) -> Option<(&str, Vec<&str>)> {
    let inner = code.strip_suffix("]]").map(|rest| (rest, "[["));
    let (rest, open) = inner.or_else(|| Some((code.strip_suffix(']')?, "[")))?;
    let (array, indices) = rest.rsplit_once(open)?;
    let plain = |text: &str| !text.is_empty() && !text.contains(['(', ')', '{', '}']);
    let array = array.trim();
    plain(indices).then(|| (array, indices.split(',').map(str::trim).collect()))
}

/// The numbers of `[3, 4]`.
fn numbers(list: &str) -> Option<Vec<usize>> {
    let inside = list.trim().trim_start_matches('[').trim_end_matches(']');
    inside.split(',').map(|number| number.trim().parse().ok()).collect()
}
