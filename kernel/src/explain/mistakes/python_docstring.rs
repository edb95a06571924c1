//! Three quotation marks.

use super::*;

pub const TITLE: Words = words!("A string in three quotation marks");
pub const EXAMPLES: &[Example] = &[
    cell("let s = \"\"\"a doc\"\"\";"),
    cell("fn f() -> f32 {\n    \"\"\"Doubles.\"\"\"\n    1.0\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.line_tokens().find(|&at| {
        case.word(at) == "\"\"" && case.word(at + 1).starts_with('"') && case.touch(at, at + 1)
    })?;
    let line = case.line();
    let quoted = case.is_syntax() && line.contains("\"\"\"");
    let alone = case.line_tokens().start == at;
    quoted.then(|| {
        let words = words!(
            "Three quotation marks are Python. In Rust, a string has one at each end, and may go \
             over several lines. To explain a function, write a comment above it, with `///`:"
        );
        let text = line.replace("\"\"\"", "\"");
        words.code(if alone {
            format!("/// {}", line.replace("\"\"\"", "").trim())
        } else {
            text
        })
    })
}
