//! `elif`, which is `else if`.

use super::*;

pub const TITLE: Words = words!("Python's `elif`");
pub const EXAMPLES: &[Example] = &[cell(
    "let a = 1;\nif a > 0 {\n    println!(\"y\");\n} elif a < 0 {\n    println!(\"n\");\n}",
)];

pub fn explain(case: &Case) -> Option<Words> {
    if !case.is_syntax() && !case.is("E0425") {
        return None;
    }
    let at = case.in_line(&["elif"])?;
    Some(
        words!("`elif` is Python. In Rust it is two words:")
            .code(case.replaced(case.bytes(at..=at), "else if")),
    )
}
