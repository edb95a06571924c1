//! A bracket that closes nothing.

use super::*;

pub const TITLE: Words = words!("One closing bracket too many");

pub const EXAMPLES: &[Example] = &[
    cell("fn f(x: f32) -> f32 {\n    x\n}\n}"),
    cell("let a = (1 + 2));"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if !case.is_syntax()
        || !case
            .error
            .message
            .starts_with("unexpected closing delimiter")
    {
        return None;
    }
    let missing = case
        .error
        .spans
        .iter()
        .find(|span| span.label.starts_with("missing open"));
    let range = missing.unwrap_or(case.span).range.clone();
    let bracket = case.source[range.start..]
        .chars()
        .find(|c| ")]}".contains(*c))?;
    let own = super::super::tokens::tokens(case.source);
    let depth = own
        .iter()
        .filter(|token| token.kind == Kind::Sign)
        .try_fold(0i32, |depth, token| {
            let next = match case.at(&token.range) {
                "(" | "[" | "{" => depth + 1,
                ")" | "]" | "}" => depth - 1,
                _ => depth,
            };
            (next >= 0).then_some(next)
        });
    depth.is_none().then(|| {
        words!(
            "This `{bracket}` closes a bracket that was never opened, or is already closed. \
             Delete it, or find where its partner is missing.";
            bracket
        )
    })
}
