//! `range(…)`.

use super::*;

pub const TITLE: Words = words!("Python's `range`");
pub const EXAMPLES: &[Example] = &[
    cell("for i in range(10) {\n    println!(\"{i}\");\n}"),
    cell("for i in range(2, 10) {\n    println!(\"{i}\");\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let (_, place, arguments) = case
        .if_code("E0425")?
        .unknown_call()
        .filter(|(name, ..)| *name == "range")?;
    Some(
        words!(
            "`range` is Python. In Rust, a range is written with two dots; as in Python, it does \
             not include its end:"
        )
        .code(case.replaced(place, rust(arguments)?)),
    )
}

/// The range that Python's arguments mean.
pub(super) fn rust(arguments: &str) -> Option<String> {
    let arguments: Vec<&str> = arguments.split(',').map(str::trim).collect();
    Some(match arguments[..] {
        [end] if !end.is_empty() => format!("0..{end}"),
        [begin, end] => format!("{begin}..{end}"),
        [begin, end, step] if !step.starts_with('-') => format!("({begin}..{end}).step_by({step})"),
        _ => return None,
    })
}
