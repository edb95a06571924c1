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
    let (name, place, value) = case.unknown_call()?;
    let code = match name {
        "int" => format!("{} as i32", operand(value)),
        "float" => format!("{} as f32", operand(value)),
        "str" => format!("{}.to_string()", operand(value)),
        "list" => format!("{}.to_vec()", operand(value)),
        _ => return None,
    };
    Some(match name {
        "int" | "float" => words!(
            "`{name}` is Python. In Rust, `as` converts a number to another type (converting to a \
             whole number cuts off everything after the decimal point):";
            name
        ),
        _ => words!("`{name}` is Python. In Rust it is a method:"; name),
    }
    .code(case.replaced(place, code)))
}

fn operand(value: &str) -> String {
    if consists_of(value, "_.[](),") && !value.starts_with('[') {
        value.to_owned()
    } else {
        format!("({value})")
    }
}
