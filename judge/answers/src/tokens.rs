//! Rust as a sequence of tokens: what can be said about it before, or without, parsing it.

use std::collections::BTreeSet;
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// More nested brackets, or signs in a row, than anyone would write, or a parser would survive.
const DEEPEST: usize = 256;

/// Whether a text is nested so deeply that parsing it would exhaust the stack.
///
/// Brackets are counted wherever they are; a row of signs ends at a letter, number or bracket.
pub fn too_deep(text: &str) -> bool {
    let (mut depth, mut signs) = (0usize, 0usize);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match byte {
            b'!' | b'&' | b'*' | b'-' | b'<' | b'|' | b'=' | b'#' | b':' => signs += 1,
            b' ' | b'\n' | b'\t' | b'/' => {}
            _ => signs = 0,
        }
        if depth > DEEPEST || signs > DEEPEST {
            return true;
        }
    }
    false
}

/// All names in a text, including those in format strings.
pub fn mentions(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    if let Ok(tokens) = TokenStream::from_str(text) {
        collect(tokens, &mut names);
    }
    names
}

fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                names.insert(plain(&name.to_string()));
            }
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Literal(literal) => captured(&literal.to_string(), names),
            TokenTree::Punct(_) => {}
        }
    }
}

fn plain(name: &str) -> String {
    name.trim_start_matches("r#").to_owned()
}

/// The names in `"{name}"` or `"{name:…}"`.
fn captured(literal: &str, names: &mut BTreeSet<String>) {
    if !literal.contains('"') {
        return;
    }
    for part in literal.split('{').skip(1) {
        for piece in part.split('}').next().unwrap_or("").split([':', '$', '.']) {
            let letter = |c: char| c.is_alphanumeric() || c == '_';
            if !piece.is_empty() && piece.chars().all(letter) {
                names.insert(piece.to_owned());
            }
        }
    }
}

/// What is between the parentheses of the last call of a function, wherever in the tokens it is.
pub fn argument(tokens: &TokenStream, function: &str) -> Option<String> {
    let (mut found, mut called) = (None, false);
    for token in tokens.clone() {
        match &token {
            TokenTree::Group(group) if called && group.delimiter() == Delimiter::Parenthesis => {
                found = Some(group.stream().to_string());
            }
            TokenTree::Group(group) => found = argument(&group.stream(), function).or(found),
            _ => {}
        }
        called = matches!(&token, TokenTree::Ident(name) if name == function);
    }
    found
}

/// Whether `fn name` occurs outside brackets.
pub fn defines_function(tokens: &TokenStream, name: &str) -> bool {
    let mut function = false;
    for token in tokens.clone() {
        let TokenTree::Ident(word) = &token else {
            function = false;
            continue;
        };
        if function && word == name {
            return true;
        }
        function = word == "fn";
    }
    false
}

/// Whether the name, or a text with it, occurs in the tokens.
pub fn speaks_of(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == name,
        TokenTree::Literal(literal) => literal.to_string().contains(name),
        TokenTree::Group(group) => speaks_of(&group.stream(), name),
        TokenTree::Punct(_) => false,
    })
}
