//! A return type after a colon.

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
            "A function's return type goes after `->`, not after a colon:",
            "関数の戻り値の型は、コロンではなく `->` の後ろに書きます。",
        )
        .code(format!("{before}) -> {}", after.trim())),
    )
}
