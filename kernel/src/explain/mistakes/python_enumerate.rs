//! `enumerate(x)`, `zip(a, b)`, `reversed`, `sorted`.

use super::*;

pub const TITLE: Words = words!("Python's `enumerate`, `zip`");
pub const EXAMPLES: &[Example] = &[
    after(
        &[NUMBERS],
        "for (i, v) in enumerate(x) {\n    println!(\"{i} {v}\");\n}",
    ),
    after(
        &[NUMBERS],
        "for (a, b) in zip(x, x) {\n    println!(\"{a} {b}\");\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let (name, place, arguments) = case.unknown_call()?;
    let code = match name {
        "enumerate" => format!("{arguments}.iter().enumerate()"),
        "reversed" => format!("{arguments}.iter().rev()"),
        "zip" => {
            let (a, b) = arguments.split_once(',').unwrap_or((arguments, "…"));
            format!("{}.iter().zip({}.iter())", a.trim(), b.trim())
        }
        _ => return None,
    };
    Some(
        words!(
            "`{name}` is a function in Python. In Rust it is a method of what `iter()` gives, \
             which goes through the elements:";
            name
        )
        .code(case.replaced(place, code)),
    )
}
