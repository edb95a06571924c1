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
    let help = case.error.children.iter().find(|child| {
        child
            .message
            .starts_with("remove this semicolon to return this value")
    })?;
    let semicolon = help
        .spans
        .first()
        .filter(|span| case.is("E0308") && span.cell == case.span.cell)?;
    // In both branches of an `if`, each has one.
    let line = case.line_tokens();
    let branches = line.clone().any(|at| case.word(at) == "else");
    let all: Vec<_> = line
        .filter(|&at| case.word(at) == ";" && case.word(at + 1) == "}")
        .map(|at| (case.tokens[at].range.clone(), ""))
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
