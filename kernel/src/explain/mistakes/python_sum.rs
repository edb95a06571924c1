//! `sum(x)`, `max(a, b)`, `min(…)`.

use super::*;

pub const TITLE: Words = words!("Python's `sum`, `max`, `min`");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1.0, 2.0];\nlet s = sum(v);"),
    after(&[IMAGE], "let s = sum(image);"),
    cell("let a = max(1, 2);"),
    cell("let count: usize = 3;\nlet a = max(0, count);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case.text();
    if !["sum", "max", "min"].contains(&name) {
        return None;
    }
    let two = python_length::function_of_python(case, name, |arguments| {
        let (left, right) = arguments.split_once(',').unwrap_or(("", ""));
        let (left, right) = (left.trim(), right.trim());
        let number = |text: &str| text.parse::<f64>().is_ok();
        // A variable's type is already known.
        let (left, right) = if number(left) && !number(right) {
            (right, left)
        } else {
            (left, right)
        };
        let left = match (left.parse::<i64>().is_ok(), left.parse::<f64>().is_ok()) {
            (true, _) => format!("{left}_i32"),
            (_, true) => format!("{left}_f32"),
            _ => left.to_owned(),
        };
        format!("{left}.{name}({right})")
    });
    let at = case.here;
    let end = case.closing(at + 1)?;
    let inside = case.at(&case.between(at + 1, end));
    if inside.matches(',').count() == 1 && name != "sum" && !inside.contains(['(', '[']) {
        return Some(
            words!(
                "In Rust, `{name}` is a method, written after the first of the two numbers:"; name
            )
            .code(two?),
        );
    }
    if inside.contains(',') {
        return None;
    }
    let fold = if name == "max" {
        ("NEG_INFINITY", "max")
    } else {
        ("INFINITY", "min")
    };
    let array = python_length::function_of_python(case, name, |argument| match name {
        "sum" => format!("{argument}.sum()"),
        _ => format!("{argument}.fold(f32::{}, |a, &b| a.{}(b))", fold.0, fold.1),
    })?;
    let list = python_length::function_of_python(case, name, |argument| match name {
        "sum" => format!("{argument}.iter().sum::<f32>()"),
        _ => format!(
            "{argument}.iter().copied().fold(f32::{}, f32::{})",
            fold.0, fold.1
        ),
    })?;
    Some(
        words!("`{name}` is Python. In Rust, for an array, write"; name)
            .code(array)
            .and(words!("and for a list (`Vec`)"))
            .code(list),
    )
}
