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
    let name = case.text();
    let line = match name {
        "enumerate" => python_length::function_of_python(case, name, |list| {
            format!("{list}.iter().enumerate()")
        }),
        "reversed" => {
            python_length::function_of_python(case, name, |list| format!("{list}.iter().rev()"))
        }
        "zip" => python_length::function_of_python(case, name, |lists| {
            let (a, b) = lists.split_once(',').unwrap_or((lists, "…"));
            format!("{}.iter().zip({}.iter())", a.trim(), b.trim())
        }),
        _ => return None,
    }?;
    Some(
        words!(
            "`{name}` is a function in Python. In Rust it is a method of what `iter()` gives, \
             which goes through the elements:";
            name
        )
        .code(line),
    )
}
