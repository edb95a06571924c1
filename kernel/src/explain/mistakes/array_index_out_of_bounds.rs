//! An index beyond the end of an array.

use super::*;

pub const TITLE: Words = words!("An index beyond the end of an array");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image[[4, 0]]"),
    after(
        &[IMAGE, "let filter: Array2<f32> = Array2::zeros((3, 3));"],
        "let mut sum = 0.0;\nfor ky in 0..=3 {\n    sum += filter[[ky, 0]] * image[[ky, 1]];\n}\nsum",
    ),
    after(
        &[IMAGE],
        "let (row, col) = (4, 3);\nimage[[col, row]] + image[[row, col]]",
    ),
    after(
        &["let weights: Array1<f32> = Array1::zeros(6);"],
        "let i = weights.len();\nweights[i]",
    ),
];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let pattern = "ndarray: index {} is out of bounds for array of shape {}";
    let Some([index, shape]) = trouble.panics(pattern) else {
        trouble.panics::<0>("ndarray: index out of bounds")?;
        return Some(words!(
            "An index is too large for its axis: along each axis, the indices go from 0 to the \
             length minus 1."
        ));
    };
    let (array, written) = indexed(trouble.code).unwrap_or(("", Vec::new()));
    let array = quoted_or(array, words!("The array"));
    let (indices, lengths) = (numbers(index)?, numbers(shape)?);
    let outside: Vec<usize> = (0..indices.len().min(lengths.len()))
        .filter(|&axis| indices[axis] >= lengths[axis])
        .collect();
    let [axis] = outside[..] else {
        return Some(words!(
            "{array} has the shape {shape}, so there is no element {index}: along each axis, the \
             indices go from 0 to the length minus 1.";
            array, shape, index
        ));
    };
    let (number, length) = (indices[axis], lengths[axis]);
    if length == 0 {
        return Some(words!(
            "{array} has the shape {shape}: it is empty, with no elements at all."; array, shape
        ));
    }
    let what = match (lengths.len(), axis) {
        (1, _) => words!("elements"),
        (2, 0) => words!("rows"),
        (2, 1) => words!("columns"),
        _ => words!("indices along that axis"),
    };
    let name = written.get(axis).copied().unwrap_or("");
    let named = !name.is_empty() && name.parse::<u64>().is_err();
    let was = if named {
        words!("`{name}` was {number}"; name, number)
    } else {
        words!("{number} is not among them"; number)
    };
    let last = length - 1;
    let words = words!(
        "{array} has the shape {shape}, so its {what} are 0 to {last}, and {was}.";
        array, shape, what, last, was
    );
    let swapped = lengths.len() == 2
        && indices[0] < lengths[1]
        && indices[1] < lengths[0]
        && lengths[0] != lengths[1];
    let words = if swapped {
        words.and(words!(
            "The row comes first, `[[y, x]]`: did you swap the two?"
        ))
    } else {
        words
    };
    Some(if named && number == length {
        words.and(words!(
            "Does it go one too far? `0..n` ends before `n`, `0..=n` does not; and an index is \
             inside when `{name} < …`, not `<=`.";
            name
        ))
    } else if named {
        words.and(words!(
            "Find out where `{name}` comes from; if it may lie outside, check first: `if {name} < \
             …`.";
            name
        ))
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
    inside
        .split(',')
        .map(|number| number.trim().parse().ok())
        .collect()
}
