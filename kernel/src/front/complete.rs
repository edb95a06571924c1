//! Whether the code in a console can be run, or continues on the next line.

use std::str::FromStr;

use proc_macro2::TokenStream;
use serde_json::{Value, json};
use syn::parse::{Parse, ParseStream};
use syn::{Block, Stmt};

/// How far a continuation line is indented.
const INDENT: &str = "    ";

struct Statements;

impl Parse for Statements {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        input
            .call(Block::parse_within)
            .map(|_: Vec<Stmt>| Statements)
    }
}

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
    match open(&rust) {
        Open::Depth(depth) if depth > 0 => return State::Incomplete(depth as usize),
        Open::Depth(depth) if depth < 0 => return State::Invalid,
        Open::Text => return State::Incomplete(0),
        Open::Depth(_) => {}
    }
    let Ok(tokens) = TokenStream::from_str(&rust) else {
        return State::Invalid;
    };
    match syn::parse2::<Statements>(tokens) {
        Ok(_) => State::Complete,
        // All brackets are closed, and something is still to come.
        Err(problem) if problem.to_string().starts_with("unexpected end of input") => {
            State::Incomplete(0)
        }
        Err(_) => State::Invalid,
    }
}

enum Open {
    /// How many brackets are open, or closed too often.
    Depth(i32),
    /// A text or a comment.
    Text,
}

/// What is open at the end.
fn open(code: &str) -> Open {
    let letters: Vec<char> = code.chars().collect();
    let mut depth = 0;
    let mut at = 0;
    while at < letters.len() {
        match passed(&letters, at) {
            Some(Some(length)) => {
                at += length;
                continue;
            }
            Some(None) => return Open::Text,
            None => {}
        }
        match &letters[at..] {
            ['(' | '[' | '{', ..] => {
                depth += 1;
                at += 1;
            }
            [')' | ']' | '}', ..] => {
                depth -= 1;
                if depth < 0 {
                    return Open::Depth(depth);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    Open::Depth(depth)
}

/// How far a comment, text or letter that begins here reaches, if one does, and if it ends.
pub fn passed(letters: &[char], at: usize) -> Option<Option<usize>> {
    let rest = &letters[at..];
    let follows_a_word = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    match rest {
        ['/', '/', ..] => {
            let line = rest.iter().position(|&letter| letter == '\n');
            Some(Some(line.unwrap_or(rest.len())))
        }
        ['/', '*', ..] => Some(comment(rest)),
        ['"', ..] => Some(text(rest)),
        ['r', '"' | '#', ..] if !follows_a_word => match raw(rest) {
            Raw::Ends(length) => Some(Some(length)),
            Raw::Open => Some(None),
            Raw::None => None,
        },
        ['\'', '\\', _, ..] => {
            let end = rest[3..].iter().position(|&letter| letter == '\'');
            Some(Some(3 + end.unwrap_or(0)))
        }
        ['\'', _, '\'', ..] => Some(Some(3)),
        _ => None,
    }
}

fn comment(letters: &[char]) -> Option<usize> {
    let mut depth = 0;
    let mut at = 0;
    while at + 1 < letters.len() {
        match (letters[at], letters[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn text(letters: &[char]) -> Option<usize> {
    let mut at = 1;
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            '"' => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

enum Raw {
    Ends(usize),
    Open,
    None,
}

fn raw(letters: &[char]) -> Raw {
    let hashes = letters[1..]
        .iter()
        .take_while(|&&letter| letter == '#')
        .count();
    if letters.get(1 + hashes) != Some(&'"') {
        return Raw::None;
    }
    let begin = 2 + hashes;
    let ends = |at: usize| {
        letters[at] == '"'
            && letters[at + 1..]
                .iter()
                .take(hashes)
                .filter(|&&letter| letter == '#')
                .count()
                == hashes
    };
    match (begin..letters.len()).find(|&at| ends(at)) {
        Some(at) => Raw::Ends(at + 1 + hashes),
        None => Raw::Open,
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
