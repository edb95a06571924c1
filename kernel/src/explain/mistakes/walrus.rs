//! `:=`.

use super::*;

pub const TITLE: Words = words!("`:=` instead of `=`");
pub const EXAMPLES: &[Example] = &[cell("let a := 3;")];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.syntax()?.in_line(&[":", "="])?;
    if !case.touch(at, at + 1) {
        return None;
    }
    let range = case.bytes(at..=at + 1);
    Some(words!("To give a variable its value, write `=` alone:").code(case.replaced(range, "=")))
}
