//! A return type after a colon.

use super::*;

pub const TITLE: Words = words!("`:` where `->` is needed");
pub const EXAMPLES: &[Example] = &[cell("fn f(x: f32): f32 {\n    x\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    let syntax = case.is_syntax()
        && (case.begins("expected one of `->`, `where`, or `{`")
            || case.begins("return types are denoted using `->`"));
    let line = case.line();
    let (before, after) = line
        .rsplit_once("):")
        .filter(|_| syntax && line.contains("fn "))?;
    Some(
        words!("A function's return type goes after `->`, not after a colon:")
            .code(format!("{before}) -> {}", after.trim())),
    )
}
