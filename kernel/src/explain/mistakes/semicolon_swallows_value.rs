//! A semicolon after the value of a function.

use super::*;

pub const TITLE: Words = words!("A semicolon that swallows the value");
pub const EXAMPLES: &[Example] = &[
    cell("fn double(x: f32) -> f32 {\n    x * 2.0;\n}"),
    cell("fn larger(a: f32, b: f32) -> f32 {\n    if a > b { a; } else { b; }\n}"),
    cell(
        "fn copy(image: &Array2<f32>) -> Result<Array2<f32>, String> {\n    Ok(image.clone());\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let semicolon = case
        .if_code("E0308")?
        .help("remove this semicolon to return this value")?;
    // In both branches of an `if`, each has one.
    let branches = case.in_line(&["else"]).is_some();
    let all: Vec<_> = case
        .line_tokens()
        .filter(|&at| case.follows(at, &[";", "}"]))
        .map(|at| (case.bytes(at..=at), ""))
        .collect();
    let line = if branches && all.len() > 1 {
        case.fixed(&all)
    } else {
        case.replaced(semicolon.range.clone(), "")
    };
    Some(
        words!(
            "The semicolon at the end turns the value into a statement, so the function returns \
             nothing, `()`. The value of a function is its last expression, without a semicolon:"
        )
        .code(line),
    )
}
