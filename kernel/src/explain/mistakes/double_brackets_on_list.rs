//! `v[[0, 1]]` of a list.

use super::*;

pub const TITLE: Words = words!("Double brackets on a list");

pub const EXAMPLES: &[Example] = &[cell("let v = vec![vec![1.0, 2.0]];\nv[[0, 1]]")];

pub fn explain(case: &Case) -> Option<Words> {
    let [inner, index] = case
        .says("the type `[{}]` cannot be indexed by `[{}; {}]`")
        .map(|[inner, index, _]| [inner, index])
        .filter(|_| case.is("E0277"))?;
    if !inner.starts_with("Vec<") || !(is_integer(index) || index == "{integer}") {
        return None;
    }
    let inside = case.text().trim_matches(['[', ']']);
    let new: Vec<&str> = inside.split(',').map(str::trim).collect();
    let open = case
        .tokens
        .iter()
        .rposition(|token| token.range.end <= case.span.range.start)?;
    let range = case.tokens[open].range.start..case.span.range.end + 1;
    Some(
        words!(
            "This is a list of lists (`Vec<Vec<…>>`), not an array: each index has its own \
             brackets:"
        )
        .code(case.replaced(range, format!("[{}]", new.join("][")))),
    )
}
