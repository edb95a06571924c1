//! `h: f32 = 1.0` in a function's arguments.

use super::*;

pub const TITLE: Words = words!("A default value for an argument");
pub const EXAMPLES: &[Example] = &[cell("fn area(w: f32, h: f32 = 1.0) -> f32 { w * h }")];

pub fn explain(case: &Case) -> Option<Words> {
    let line = case
        .source
        .lines()
        .find(|line| line.trim_start().starts_with("fn "))?;
    let inside = line.split_once('(')?.1.split_once(')')?.0;
    let (argument, value) = inside
        .split(',')
        .find_map(|argument| argument.split_once('='))?;
    let name = argument.split(':').next()?.trim();
    case.is_syntax().then(|| {
        words!(
            "Arguments have no default values in Rust: every call must give all of them. Leave \
             out `= {value}`:";
            value = value.trim(), name
        )
        .code(
            line.trim()
                .replace(&format!("={value}"), "")
                .replace(" ,", ",")
                .replace(" )", ")"),
        )
    })
}
