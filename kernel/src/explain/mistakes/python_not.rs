//! `not`.

use super::*;

pub const TITLE: Words = words!("Python's `not`");
pub const EXAMPLES: &[Example] = &[
    cell("let ok = not true;"),
    cell("let ready = false;\nif not ready {\n    println!(\"wait\");\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.syntax()?.in_line(&["not", "…"])?;
    let names_it =
        case.hints("logical negation") || case.says::<1>("expected `{`, found {}").is_some();
    names_it.then(|| {
        let range = case.tokens[at].range.start..case.tokens[at + 1].range.start;
        words!("`not` is Python. In Rust it is written `!`, right before the condition:")
            .code(case.replaced(range, "!"))
    })
}
