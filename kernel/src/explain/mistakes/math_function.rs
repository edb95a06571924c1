//! `sin(x)`, `sqrt(x)`, `abs(x)`.

use super::*;

pub const TITLE: Words = words!("A mathematical function");

pub const EXAMPLES: &[Example] = &[
    cell("let a = sin(0.5);"),
    cell("let a = sqrt(2.0);"),
    cell("let a = abs(-2.0);"),
    cell("let a: f32 = pow(2.0, 3.0);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    const FUNCTIONS: [&str; 14] = [
        "sin", "cos", "tan", "exp", "sqrt", "abs", "floor", "ceil", "round", "tanh", "log", "pow",
        "atan2", "hypot",
    ];
    let name = case.text();
    if !FUNCTIONS.contains(&name) {
        return None;
    }
    let line = python_length::function_of_python(case, name, |arguments| {
        let (value, other) = arguments
            .split_once(',')
            .map_or((arguments, ""), |(a, b)| (a.trim(), b.trim()));
        let literal = value.parse::<f64>().is_ok();
        let value = match (literal, value.contains('.')) {
            (true, true) => format!("{value}_f32"),
            (true, false) => format!("{value}.0_f32"),
            _ if value
                .chars()
                .all(|c| c.is_alphanumeric() || "_.[]".contains(c)) =>
            {
                value.to_owned()
            }
            _ => format!("({value})"),
        };
        let value = if value.starts_with('-') {
            format!("({value})")
        } else {
            value
        };
        match name {
            "log" => format!("{value}.ln()"),
            "pow" => format!("{value}.powf({other})"),
            _ => format!("{value}.{name}({other})"),
        }
    })?;
    Some(
        words!(
            "In Rust `{name}` is a method of numbers with a decimal point, written after the \
             number:";
            name
        )
        .code(line),
    )
}
