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
    let (name, place, arguments) = case.unknown_call()?;
    if !FUNCTIONS.contains(&name) {
        return None;
    }
    let (value, other) = arguments.split_once(',').unwrap_or((arguments, ""));
    let (value, other) = (value.trim(), other.trim());
    let value = match (value.parse::<f64>().is_ok(), value.contains('.')) {
        (true, true) => format!("{value}_f32"),
        (true, false) => format!("{value}.0_f32"),
        _ if consists_of(value, "_.[]") => value.to_owned(),
        _ => format!("({value})"),
    };
    let value = if value.starts_with('-') {
        format!("({value})")
    } else {
        value
    };
    let method = match name {
        "log" => "ln()".to_owned(),
        "pow" => format!("powf({other})"),
        _ => format!("{name}({other})"),
    };
    Some(
        words!(
            "In Rust `{name}` is a method of numbers with a decimal point, written after the \
             number:";
            name
        )
        .code(case.replaced(place, format!("{value}.{method}"))),
    )
}
