//! `and` and `or`.

use super::*;

pub const TITLE: Words = words!("Python's `and`, `or`");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1;\nif a > 0 and a < 5 {\n    println!(\"yes\");\n}"),
    cell("let ok = true or false;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [word] = case.says("`{}` is not a logical operator")?;
    let sign = rust(word)?;
    let changes: Vec<_> = case
        .line_tokens()
        .filter_map(|at| Some((case.bytes(at..=at), rust(case.word(at))?)))
        .collect();
    Some(
        words!("`{word}` is Python. In Rust, write `{sign}`:"; word, sign)
            .code(case.fixed(&changes)),
    )
}

/// The sign for a word.
fn rust(word: &str) -> Option<&'static str> {
    match word {
        "and" => Some("&&"),
        "or" => Some("||"),
        _ => None,
    }
}
