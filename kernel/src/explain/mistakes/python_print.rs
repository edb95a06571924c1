//! `print(x)`.

use super::*;

pub const TITLE: Words = words!("Python's `print(…)`");
pub const EXAMPLES: &[Example] = &[cell("print(\"hello\")"), cell("let a = 1;\nprint(a);")];

pub fn explain(case: &Case) -> Option<Words> {
    let line = python_length::function_of_python(case, "print", |arguments| {
        if arguments.starts_with('"') && !arguments.contains("\",") {
            return format!("println!({arguments})");
        }
        let count = arguments.split(',').count();
        format!(
            "println!(\"{}\", {arguments})",
            vec!["{:?}"; count].join(" ")
        )
    })?;
    Some(
        words!(
            "In Rust, `println!` prints a line. The `!` is part of its name, and its first \
             argument is always a string, in which `{}` or `{:?}` marks where a value goes:"
        )
        .code(line),
    )
}
