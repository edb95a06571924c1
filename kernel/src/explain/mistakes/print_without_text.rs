//! `println!(a)`.

use super::*;

pub const TITLE: Words = words!("`println!` without a string");

pub const EXAMPLES: &[Example] = &[
    cell("let a = 1;\nprintln!(a);"),
    cell("println!(5);"),
    cell("let (a, b) = (1, 2);\nprintln!(a, b);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("format argument must be a string literal")?;
    let value = case.text();
    let first = case.here;
    let values = two_integer_types::indices(case, first.checked_sub(1)?)?.len();
    let new = if values < 2 && is_name(value) {
        format!("\"{{{value}:?}}\"")
    } else {
        format!("\"{}\", {value}", vec!["{:?}"; values].join(" "))
    };
    Some(
        words!(
            "The first argument of `println!` is always a string; values go where its braces are:"
        )
        .code(case.with(new)),
    )
}

/// Whether a value can be named in a text: `{a:?}`.
pub(super) fn is_name(value: &str) -> bool {
    let word = value.chars().all(|c| c.is_alphanumeric() || c == '_');
    word && !value.starts_with(|c: char| c.is_ascii_digit())
}
