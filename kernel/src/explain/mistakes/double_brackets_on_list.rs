//! `v[[0, 1]]` of a list.

use super::*;

pub const TITLE: Words = words!("Double brackets on a list");
pub const EXAMPLES: &[Example] = &[cell("let v = vec![vec![1.0, 2.0]];\nv[[0, 1]]")];

pub fn explain(case: &Case) -> Option<Words> {
    let [inner, index, _] = case
        .if_code("E0277")?
        .says("the type `[{}]` cannot be indexed by `[{}; {}]`")?;
    if !inner.starts_with("Vec<") || !like_integer(index) {
        return None;
    }
    let inside = case.text().trim_matches(['[', ']']);
    let new: Vec<&str> = inside.split(',').map(str::trim).collect();
    let open = case.tokens[case.here.checked_sub(1)?].range.start;
    let range = open..case.span.range.end + 1;
    Some(
        words!(
            "This is a list of lists (`Vec<Vec<…>>`), not an array: each index has its own \
             brackets:"
        )
        .code(case.replaced(range, format!("[{}]", new.join("][")))),
    )
}
