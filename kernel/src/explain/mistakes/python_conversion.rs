//! `int(x)`, `float(x)`, `str(x)`, `list(x)`.

use super::*;

pub const TITLE: Words = words!("Python's `int`, `float`, `str`, `list`");
pub const EXAMPLES: &[Example] = &[
    cell("let n = int(3.5);"),
    cell("let n = float(3);"),
    cell("let s = str(3);"),
    after(&[NUMBERS], "let v = list(x);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case.text();
    let line = match name {
        "int" => python_length::function_of_python(case, name, |value| {
            format!("{} as i32", operand(value))
        }),
        "float" => python_length::function_of_python(case, name, |value| {
            format!("{} as f32", operand(value))
        }),
        "str" => python_length::function_of_python(case, name, |value| {
            format!("{}.to_string()", operand(value))
        }),
        "list" => python_length::function_of_python(case, name, |value| {
            format!("{}.to_vec()", operand(value))
        }),
        _ => None,
    }?;
    Some(match name {
        "int" | "float" => words!(
            "`{name}` is Python. In Rust, `as` converts a number to another type (converting to a \
             whole number cuts off everything after the decimal point):";
            name
        ),
        _ => words!("`{name}` is Python. In Rust it is a method:"; name),
    }
    .code(line))
}

fn operand(value: &str) -> String {
    let simple = value
        .chars()
        .all(|c| c.is_alphanumeric() || "_.[](),".contains(c))
        && !value.starts_with('[');
    if simple {
        value.to_owned()
    } else {
        format!("({value})")
    }
}
