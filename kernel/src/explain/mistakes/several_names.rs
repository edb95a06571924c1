//! `a, b = 1, 2`.

use super::*;

pub const TITLE: Words = words!("Several variables at once");
pub const EXAMPLES: &[Example] = &[
    cell("a, b = 1, 2"),
    cell("let a, b = 1, 2;"),
    cell("let a: f32 = 3.0, b: f32 = 4.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    if !case.is_syntax() || case.text() != "," {
        return None;
    }
    let let_ = usize::from(case.word(first) == "let");
    let line = case.line();
    if case.follows(first + let_, &["_", ","]) && case.kind(first + let_ + 2) == Some(Kind::Word) {
        let (names, values) = line
            .strip_prefix("let ")
            .unwrap_or(line)
            .trim_end_matches(';')
            .split_once('=')?;
        return Some(
            words!("In Rust, several names at once go in round brackets, and so do their values:")
                .code(format!("let ({}) = ({});", names.trim(), values.trim())),
        );
    }
    let typed = let_ == 1
        && case
            .in_line(&[",", "_", ":"])
            .or_else(|| case.in_line(&[",", "_", "="]))
            .is_some();
    typed.then(|| {
        let lines: Vec<String> = line
            .trim_end_matches(';')
            .split(", ")
            .map(|part| format!("let {};", part.trim_start_matches("let ").trim()))
            .collect();
        words!("One `let` makes one variable. Write a line for each:").code(lines.join("\n"))
    })
}
