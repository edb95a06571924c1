//! A text in quotation marks where a `String` is needed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "text-type",
    title: words!("A string literal where a `String` is needed"),
    examples: &[cell("let name: String = \"abc\";")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let value = case.text();
    let [] = case
        .label("expected `String`, found `&str`")
        .filter(|_| case.is("E0308"))?;
    Some(
        words!(
            "`{value}` is a `&str`, a string that is part of the program and only lent to you. A \
             `String` is a string of your own:";
            value
        )
        .code(case.with(&format!("{value}.to_string()"))),
    )
}
