//! A macro that does not exist.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "unknown-macro",
    title: words!("An unknown macro"),
    examples: &[cell("printn!(\"hello\");"), cell("print1n!(\"hello\");")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case.says("cannot find macro `{}` in this scope")?;
    const MACROS: [&str; 12] = [
        "println",
        "print",
        "eprintln",
        "format",
        "vec",
        "array",
        "assert",
        "assert_eq",
        "panic",
        "todo",
        "dbg",
        "s",
    ];
    let near = nearest(name, MACROS)?;
    Some(
        words!("There is no macro `{name}!`. Did you mean `{near}!`?"; name, near)
            .code(case.with(near)),
    )
}
