//! A semicolon behind the value of a function.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "semicolon-swallows-value",
    title: (
        "A semicolon that swallows the value",
        "値を消してしまうセミコロン",
    ),
    examples: &[
        cell("fn double(x: f32) -> f32 {\n    x * 2.0;\n}"),
        cell(
            "fn copy(image: &Array2<f32>) -> Result<Array2<f32>, String> {\n    Ok(image.clone());\n}",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let help = case.error.children.iter().find(|child| {
        child
            .message
            .starts_with("remove this semicolon to return this value")
    })?;
    let semicolon = help
        .spans
        .first()
        .filter(|span| case.is("E0308") && span.cell == case.span.cell)?;
    let line = case.mended(&[(semicolon.range.clone(), "")]);
    Some(
        say(
            "The semicolon at the end makes a statement of the value, and the function returns \
             nothing, `()`. The value of a function is its last expression, without a semicolon:",
            "最後のセミコロンがあると、値ではなく文になり、関数は何も返しません (`()`)。関数の値は、\
             セミコロンのない最後の式です。",
        )
        .code(line),
    )
}
