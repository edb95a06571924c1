//! `is`, `is not`.

use super::*;

pub const TITLE: Words = words!("Python's `is`");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1;\nif a is 1 {\n    println!(\"yes\");\n}"),
    cell("let a: Option<f32> = None;\nlet b = a is None;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case
        .syntax()?
        .in_line(&["is", "…"])
        .filter(|&at| at > case.line_tokens().start)?;
    let negated = case.word(at + 1) == "not";
    let other = at + 1 + usize::from(negated);
    let left = case.expression_before(at);
    let (text, right) = (case.at(&left), case.word(other));
    if text.is_empty() || case.word(at - 1) == "." {
        return None;
    }
    let (range, code) = match (right, negated) {
        ("None", true) => (
            left.start..case.tokens[other].range.end,
            format!("{text}.is_some()"),
        ),
        ("None", false) => (
            left.start..case.tokens[other].range.end,
            format!("{text}.is_none()"),
        ),
        (_, true) => (case.bytes(at..=other - 1), "!=".to_owned()),
        (_, false) => (case.bytes(at..=at), "==".to_owned()),
    };
    Some(words!("`is` is Python. Write").code(case.replaced(range, code)))
}
