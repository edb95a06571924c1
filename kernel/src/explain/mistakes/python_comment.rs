//! A comment that begins with `#`.

use super::*;

pub const TITLE: Words = words!("A comment with `#`");
pub const EXAMPLES: &[Example] = &[
    cell("# a comment\nlet a = 1;"),
    cell("let a = 1; # the number"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let before = case.source[..case.span.range.start].trim_end();
    let at = case.token_at(before.len().checked_sub(1)?);
    if !case.begins("expected one of `!` or `[`, found") || case.word(at) != "#" {
        return None;
    }
    Some(
        words!("In Rust a comment begins with `//`, not with `#`:")
            .code(case.replaced(case.bytes(at..=at), "//")),
    )
}
