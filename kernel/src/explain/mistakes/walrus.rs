//! `:=`.

use super::*;

pub const TITLE: Words = words!("`:=` instead of `=`");
pub const EXAMPLES: &[Example] = &[cell("let a := 3;")];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.in_line(&[":", "="]).filter(|_| case.is_syntax())?;
    if case.tokens[at].range.end != case.tokens[at + 1].range.start {
        return None;
    }
    let range = case.bytes(at..=at + 1);
    Some(words!("To give a variable its value, write `=` alone:").code(case.replaced(range, "=")))
}
