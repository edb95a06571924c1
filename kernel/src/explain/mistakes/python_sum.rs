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
    let (name, place, arguments) = case.unknown_call()?;
    let limit = match name {
        "sum" => "",
        "max" => "NEG_INFINITY",
        "min" => "INFINITY",
        _ => return None,
    };
    let commas = arguments.matches(',').count();
    if commas == 1 && name != "sum" && !arguments.contains(['(', '[']) {
        return Some(
            words!(
                "In Rust, `{name}` is a method, written after the first of the two numbers:"; name
            )
            .code(case.replaced(place, of_two(name, arguments)?)),
        );
    }
    if commas > 0 {
        return None;
    }
    let (array, list) = match name {
        "sum" => (
            format!("{arguments}.sum()"),
            format!("{arguments}.iter().sum::<f32>()"),
        ),
        _ => (
            format!("{arguments}.fold(f32::{limit}, |a, &b| a.{name}(b))"),
            format!("{arguments}.iter().copied().fold(f32::{limit}, f32::{name})"),
        ),
    };
    Some(
        words!("`{name}` is Python. In Rust, for an array, write"; name)
            .code(case.replaced(place.clone(), array))
            .and(words!("and for a list (`Vec`)"))
            .code(case.replaced(place, list)),
    )
}

/// `max(a, b)` as a method.
fn of_two(name: &str, arguments: &str) -> Option<String> {
    let (left, right) = arguments.split_once(',')?;
    let (left, right) = (left.trim(), right.trim());
    let number = |text: &str| text.parse::<f64>().is_ok();
    // A variable's type is already known.
    let (left, right) = if number(left) && !number(right) {
        (right, left)
    } else {
        (left, right)
    };
    let left = match (left.parse::<i64>().is_ok(), number(left)) {
        (true, _) => format!("{left}_i32"),
        (_, true) => format!("{left}_f32"),
        _ => left.to_owned(),
    };
    Some(format!("{left}.{name}({right})"))
}
