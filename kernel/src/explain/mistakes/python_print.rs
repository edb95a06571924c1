//! `print(x)`.

use super::*;

pub const TITLE: Words = words!("Python's `print(…)`");
pub const EXAMPLES: &[Example] = &[cell("print(\"hello\")"), cell("let a = 1;\nprint(a);")];

pub fn explain(case: &Case) -> Option<Words> {
    let (_, place, arguments) = case.unknown_call().filter(|(name, ..)| *name == "print")?;
    let code = if arguments.starts_with('"') && !arguments.contains("\",") {
        format!("println!({arguments})")
    } else {
        let places = vec!["{:?}"; arguments.split(',').count()].join(" ");
        format!("println!(\"{places}\", {arguments})")
    };
    Some(
        words!(
            "In Rust, `println!` prints a line. The `!` is part of its name, and its first \
             argument is always a string, in which `{}` or `{:?}` marks where a value goes:"
        )
        .code(case.replaced(place, code)),
    )
}
