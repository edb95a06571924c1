//! Whether the code in a console can be run, or continues on the next line.

use serde_json::{Value, json};
use syn::Block;
use syn::parse::Parser;

use super::open::open;

/// How far a continuation line is indented.
const INDENT: &str = "    ";

/// The content of `is_complete_reply`.
pub fn is_complete(code: &str) -> Value {
    match state(code) {
        State::Complete => json!({"status": "complete"}),
        State::Invalid => json!({"status": "invalid"}),
        State::Incomplete(depth) => json!({"status": "incomplete", "indent": INDENT.repeat(depth)}),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    Complete,
    Incomplete(usize),
    Invalid,
}

fn state(code: &str) -> State {
    // Commands come first: evcxr's, and the shell's.
    let rust: Vec<&str> = code
        .lines()
        .skip_while(|line| line.trim().is_empty() || line.trim_start().starts_with([':', '!']))
        .collect();
    let rust = rust.join("\n");
    let open = open(&rust, rust.len());
    if open.unopened {
        return State::Invalid;
    }
    if open.text || !open.brackets.is_empty() {
        let depth = if open.text { 0 } else { open.brackets.len() };
        return State::Incomplete(depth);
    }
    match Block::parse_within.parse_str(&rust) {
        Ok(_) => State::Complete,
        // All brackets are closed, and something is still to come.
        Err(problem) if problem.to_string().starts_with("unexpected end of input") => {
            State::Incomplete(0)
        }
        Err(_) => State::Invalid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_complete_or_goes_on() {
        for code in [
            "1 + 1",
            "let a = 1;",
            "fn f() {}",
            ":dep ndarray",
            "!ls",
            ":vars\nlet a = 1;",
            "",
            "'{'",
            "\"{\"",
            "// {",
            "r#\"{\"#",
            "'a: loop { break 'a }",
        ] {
            assert_eq!(state(code), State::Complete, "{code}");
        }
        for (code, depth) in [
            ("fn f() {", 1),
            ("for a in 0..3 {\n    g(a, [", 3),
            ("let a =", 0),
            ("/* a", 0),
            ("\"a", 0),
            ("1 +", 0),
        ] {
            assert_eq!(state(code), State::Incomplete(depth), "{code}");
        }
        for code in ["}", "let let", "fn f() { ) }", "1 1"] {
            assert_eq!(state(code), State::Invalid, "{code}");
        }
    }
}
