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
    let values = case.items(case.here.checked_sub(1)?)?.len();
    Some(
        words!(
            "The first argument of `println!` is always a string; values go where its braces are:"
        )
        .code(case.with(shown(value, values))),
    )
}

/// The arguments of a printing macro that show values: a text with places for them, and those that it cannot name.
pub(super) fn shown(values: &str, count: usize) -> String {
    if count < 2 && is_name(values) {
        format!("\"{{{values}:?}}\"")
    } else {
        format!("\"{}\", {values}", vec!["{:?}"; count].join(" "))
    }
}

/// Whether a value can be named in a text: `{a:?}`.
pub(super) fn is_name(value: &str) -> bool {
    consists_of(value, "_") && !value.starts_with(|c: char| c.is_ascii_digit())
}
