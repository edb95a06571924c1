//! A macro that does not exist.

use super::*;

pub const TITLE: Words = words!("An unknown macro");
pub const EXAMPLES: &[Example] = &[cell("printn!(\"hello\");"), cell("print1n!(\"hello\");")];

pub fn explain(case: &Case) -> Option<Words> {
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
