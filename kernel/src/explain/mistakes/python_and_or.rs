//! `and` and `or`.

use super::*;

pub const TITLE: Words = words!("Python's `and`, `or`");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1;\nif a > 0 and a < 5 {\n    println!(\"yes\");\n}"),
    cell("let ok = true or false;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [word] = case.says("`{}` is not a logical operator")?;
    let sign = match word {
        "and" => "&&",
        "or" => "||",
        _ => return None,
    };
    let changes: Vec<_> = case
        .line_tokens()
        .filter_map(|at| match case.word(at) {
            "and" => Some((case.tokens[at].range.clone(), "&&")),
            "or" => Some((case.tokens[at].range.clone(), "||")),
            _ => None,
        })
        .collect();
    Some(
        words!("`{word}` is Python. In Rust, write `{sign}`:"; word, sign)
            .code(case.fixed(&changes)),
    )
}
