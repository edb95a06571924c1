//! Statements that Rust does not have.

use super::*;

pub const TITLE: Words = words!("A Python statement");
pub const EXAMPLES: &[Example] = &[
    cell("class A:\n    pass"),
    cell("with open(\"a\") as f:\n    f"),
    cell("try:\n    f()\nexcept:\n    pass"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    let word = case.word(first);
    let last = case.line_tokens().end.checked_sub(1)?;
    if !case.is_syntax() || case.word(last) != ":" {
        return None;
    }
    let name = case.word(first + 1);
    Some(match word {
        "class" if case.kind(first + 1) == Some(Kind::Word) => words!(
            "`class` is Python. In Rust, a `struct` holds the values, and `impl` the functions \
             that belong to it:"
        )
        .code(format!("struct {name} {{\n    size: usize,\n}}\nimpl {name} {{\n    …\n}}")),
        "with" => words!(
            "`with` is Python. Rust does not need it: a value is closed automatically at the end \
             of its block. A variable is enough:"
        )
        .code("let text = std::fs::read_to_string(\"file.txt\")?;"),
        "try" | "except" | "finally" => words!(
            "`try` is Python. In Rust, a function that may fail returns a `Result`, and `match` \
             tells the two cases apart:"
        )
        .code("match \"3.5\".parse::<f32>() {\n    Ok(value) => println!(\"{value}\"),\n    Err(error) \
             => println!(\"{error}\"),\n}"),
        _ => return None,
    })
}
