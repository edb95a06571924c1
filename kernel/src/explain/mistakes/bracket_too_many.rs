//! A bracket that closes nothing.

use super::*;

pub const TITLE: Words = words!("One closing bracket too many");
pub const EXAMPLES: &[Example] = &[
    cell("fn f(x: f32) -> f32 {\n    x\n}\n}"),
    cell("let a = (1 + 2));"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if !case.is_syntax() || !case.begins("unexpected closing delimiter") {
        return None;
    }
    let place = case.labelled("missing open").unwrap_or(case.span);
    let bracket = case.source[place.range.start..]
        .chars()
        .find(|c| ")]}".contains(*c))?;
    let mut signs = case.tokens.iter().filter(|token| token.kind == Kind::Sign);
    let depth = signs.try_fold(0u32, |depth, token| match case.at(&token.range) {
        "(" | "[" | "{" => Some(depth + 1),
        ")" | "]" | "}" => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth.is_none().then(|| {
        words!(
            "This `{bracket}` closes a bracket that was never opened, or is already closed. \
             Delete it, or find where its partner is missing.";
            bracket
        )
    })
}
