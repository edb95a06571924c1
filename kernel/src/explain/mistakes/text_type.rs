//! A text in quotation marks where a `String` is needed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "text-type",
    title: (
        "A string literal where a `String` is needed",
        "`String` が必要なところの文字列",
    ),
    examples: &[cell("let name: String = \"abc\";")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let value = case.text();
    let [] = case
        .label("expected `String`, found `&str`")
        .filter(|_| case.is("E0308"))?;
    Some(
        say(
            format!("`{value}` is a `&str`, a string that is part of the program and only lent to you. A `String` \
             is a string of your own:"),
            format!("`{value}` は `&str` で、プログラムの中の文字列を借りているだけです。`String` は自分で持\
             つ文字列です。"),
        )
        .code(case.with(&format!("{value}.to_string()"))),
    )
}
