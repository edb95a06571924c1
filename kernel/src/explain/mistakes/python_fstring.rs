//! `f"…"`.

use super::*;

pub const TITLE: Words = words!("Python's `f\"…\"`");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1;\nprintln!(f\"a = {a}\");"),
    cell("let a = 1;\nlet s = f\"a = {a}\";"),
    cell("let a = 1;\nprint(f\"{a}\");"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let here = case.span.range.start;
    let at = case.line_tokens().find(|&at| {
        let text = case.kind(at + 1) == Some(Kind::Text);
        let joined = text && case.tokens[at].range.end == case.tokens[at + 1].range.start;
        joined && ["f", "F"].contains(&case.word(at))
    })?;
    if !case.is_syntax()
        || !(case.tokens[at].range.start..=case.tokens[at + 1].range.end).contains(&here)
    {
        return None;
    }
    let text = case.word(at + 1);
    let inside = at >= 2 && case.word(at - 1) == "(" && case.word(at - 2) == "!";
    let range = case.bytes(at..=at + 1);
    let new = if inside {
        text.to_owned()
    } else {
        format!("format!({text})")
    };
    let printed = at >= 2 && case.word(at - 1) == "(" && case.word(at - 2) == "print";
    let (range, new) = if printed {
        let name = case.tokens[at - 2].range.start;
        (name..range.end, format!("println!({text}"))
    } else {
        (range, new)
    };
    Some(
        words!(
            "`f\"…\"` is Python. In Rust, `format!` replaces names in braces by their values, and \
             so does `println!`:"
        )
        .code(case.replaced(range, new)),
    )
}
