//! `int a = 3;`, `var a = 3;`.

use super::*;

pub const TITLE: Words = words!("A variable as in C or JavaScript");
pub const EXAMPLES: &[Example] = &[
    cell("int a = 3;"),
    cell("float width = 2.5;"),
    cell("var a = 3;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    let types = [
        ("int", "i32"),
        ("float", "f32"),
        ("double", "f64"),
        ("string", "String"),
        ("bool", "bool"),
        ("var", ""),
        ("auto", ""),
        ("val", ""),
    ];
    let (_, kind) = types.iter().find(|(name, _)| *name == case.word(first))?;
    if !case.is_syntax() || !case.follows(first + 1, &["_", "="]) {
        return None;
    }
    let name = case.word(first + 1);
    let range = case.bytes(first..=first + 1);
    let made = if kind.is_empty() {
        format!("let {name}")
    } else {
        format!("let {name}: {kind}")
    };
    Some(
        words!(
            "In Rust, a variable is made with `let`; a type, if there is one, goes after its name:"
        )
        .code(case.replaced(range, made)),
    )
}
