//! `in` as a question.

use super::*;

pub const TITLE: Words = words!("Python's `in` as a question");
pub const EXAMPLES: &[Example] = &[cell(
    "let v = vec![1, 2];\nif 1 in v {\n    println!(\"yes\");\n}",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    if !case.is_syntax() || !["if", "while"].contains(&case.word(first)) || case.text() != "in" {
        return None;
    }
    let at = case.here;
    let (item, list) = (case.at(&case.bytes(first + 1..=at - 1)), case.word(at + 1));
    if case.word(at + 2) != "{" {
        return None;
    }
    let range = case.bytes(first + 1..=at + 1);
    Some(
        words!(
            "In Rust, only `for` loops have `in`. To ask whether something is in a list, use \
             `contains`:"
        )
        .code(case.replaced(range, format!("{list}.contains(&{item})"))),
    )
}
