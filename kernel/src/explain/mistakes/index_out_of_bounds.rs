//! An index beyond the end of a list.

use super::*;

pub const TITLE: Words = words!("An index beyond the end");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1, 2, 3];\nlet i = v.len();\nv[i]"),
    cell(
        "let v = vec![1, 2, 3];\nlet mut sum = 0;\nfor i in 0..=v.len() {\n    sum += v[i];\n}\nsum",
    ),
];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let [length, index] =
        trouble.panics("index out of bounds: the len is {} but the index is {}")?;
    if length == "0" {
        return Some(words!(
            "The list is empty, so it has no element {index}. Check first whether there is one, \
             for example with `get`, which gives an `Option`.";
            index
        ));
    }
    let last = length.parse::<usize>().ok()?.checked_sub(1)?;
    let (list, written) =
        array_index_out_of_bounds::indexed(trouble.code).unwrap_or(("", Vec::new()));
    let name = written
        .first()
        .copied()
        .filter(|name| name.parse::<u64>().is_err());
    let list = quoted_or(list, words!("The list"));
    let what = match name {
        Some(name) => words!("`{name}` was {index}"; name, index),
        None => words!("{index} is past the end"; index),
    };
    let words = words!(
        "{list} has {length} elements, with indices from 0 to {last}; {what}.";
        list, length, last, what
    );
    Some(words.and(words!(
        "Look at where the index comes from: a loop over `0..n` ends before `n`, one over `0..=n` \
         does not."
    )))
}
