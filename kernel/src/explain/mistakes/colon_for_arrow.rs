//! A result type behind a colon.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "colon-for-arrow",
    title: ("`:` where `->` is needed", "`->` の代わりの `:`"),
    examples: &[cell("fn f(x: f32): f32 {\n    x\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let message = &case.error.message;
    let syntax = case.is_syntax()
        && (message.starts_with("expected one of `->`, `where`, or `{`")
            || message == "return types are denoted using `->`");
    let line = case.line();
    let (before, after) = line
        .rsplit_once("):")
        .filter(|_| syntax && line.contains("fn "))?;
    Some(
        say(
            "The type of a function's result stands behind `->`, not behind a colon:",
            "関数の戻り値の型は、コロンではなく `->` の後ろに書きます。",
        )
        .code(format!("{before}) -> {}", after.trim())),
    )
}
