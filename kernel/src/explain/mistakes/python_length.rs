//! `len(x)`.

use super::*;

pub const TITLE: Words = words!("Python's `len(…)`");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1, 2];\nlet n = len(v);"),
    after(&[IMAGE], "len(image)"),
];

pub fn explain(case: &Case) -> Option<Words> {
    function_of_python(case, "len", |argument| format!("{argument}.len()")).map(|code| {
        words!("`len` is Python. In Rust it is a method, written after the value:").code(code)
    })
}

/// The line with a call of a Python function of one argument replaced by other code.
pub(super) fn function_of_python(
    case: &Case,
    name: &str,
    code: impl Fn(&str) -> String,
) -> Option<String> {
    let at = case.here;
    if !(case.is("E0425") || case.is("E0423")) || case.text() != name || case.word(at + 1) != "(" {
        return None;
    }
    let end = case.closing(at + 1)?;
    let argument = case.at(&case.between(at + 1, end)).trim();
    let range = case.bytes(at..=end);
    (!argument.is_empty()).then(|| case.replaced(range, code(argument)))
}
