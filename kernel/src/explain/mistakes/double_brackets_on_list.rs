//! `v[[0, 1]]` of a list.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "double-brackets-on-list",
    title: words!("Double brackets on a list"),
    examples: &[cell("let v = vec![vec![1.0, 2.0]];\nv[[0, 1]]")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
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
        .code(case.fixed(&[(range, &format!("[{}]", new.join("][")))])),
    )
}
