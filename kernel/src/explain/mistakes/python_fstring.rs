//! `f"…"`.

use super::*;

pub const TITLE: Words = words!("Python's `f\"…\"`");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1;\nprintln!(f\"a = {a}\");"),
    cell("let a = 1;\nlet s = f\"a = {a}\";"),
    cell("let a = 1;\nprint(f\"{a}\");"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.syntax()?.line_tokens().find(|&at| {
        let text = case.kind(at + 1) == Some(Kind::Text) && case.touch(at, at + 1);
        text && ["f", "F"].contains(&case.word(at))
    })?;
    let literal = case.bytes(at..=at + 1);
    if !(literal.start..=literal.end).contains(&case.span.range.start) {
        return None;
    }
    let text = case.word(at + 1);
    let (range, new) = match at.checked_sub(2) {
        Some(name) if case.follows(name, &["!", "("]) => (literal, text.to_owned()),
        Some(name) if case.follows(name, &["print", "("]) => {
            (case.bytes(name..=at + 1), format!("println!({text}"))
        }
        _ => (literal, format!("format!({text})")),
    };
    Some(
        words!(
            "`f\"…\"` is Python. In Rust, `format!` replaces names in braces by their values, and \
             so does `println!`:"
        )
        .code(case.replaced(range, new)),
    )
}
