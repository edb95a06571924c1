//! A text in quotation marks where a `String` is needed.

use super::*;

pub const TITLE: Words = words!("A string literal where a `String` is needed");
pub const EXAMPLES: &[Example] = &[cell("let name: String = \"abc\";")];

pub fn explain(case: &Case) -> Option<Words> {
    let value = case.text();
    let [] = case
        .if_code("E0308")?
        .label("expected `String`, found `&str`")?;
    Some(
        words!(
            "`{value}` is a `&str`, a string that is part of the program and only lent to you. A \
             `String` is a string of your own:";
            value
        )
        .code(case.with(format!("{value}.to_string()"))),
    )
}
