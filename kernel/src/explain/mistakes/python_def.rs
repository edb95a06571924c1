//! A function that begins as in Python or JavaScript.

use super::*;

pub const TITLE: Words = words!("Python's `def`");
pub const EXAMPLES: &[Example] = &[
    cell("def f(x):\n    return x + 1"),
    cell("def convolve(image, filter):\n    k = 3\n    return image"),
    cell("function double(x) {\n    return x * 2.0;\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    let def = case.word(first);
    if !case.is_syntax()
        || !["def", "function", "func"].contains(&def)
        || !case.follows(first + 1, &["_", "("])
    {
        return None;
    }
    let name = case.word(first + 1);
    let end = case.closing(first + 2)?;
    let arguments: Vec<String> = (first + 3..end)
        .filter(|&at| case.kind(at) == Some(Kind::Word) && matches!(case.word(at - 1), "(" | ","))
        .map(|at| format!("{}: f32", case.word(at)))
        .collect();
    Some(
        words!(
            "`{def}` begins a function in another language. In Rust it is `fn`, the types of each \
             argument and of the result are written out, and the code goes between `{{` and `}}`. \
             For numbers, for example:";
            def
        )
        .code(format!(
            "fn {name}({}) -> f32 {{\n    …\n}}",
            arguments.join(", ")
        )),
    )
}
