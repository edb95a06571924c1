//! A value where `Ok(value)` is promised.

use super::*;

pub const TITLE: Words = words!("`Ok(…)` forgotten");
pub const EXAMPLES: &[Example] = &[
    cell("fn double(x: f32) -> Result<f32, String> {\n    x * 2.0\n}"),
    cell(
        "fn invert(image: &Array2<f32>) -> Result<Array2<f32>, String> {\n    let output = -image;\n    output\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let wraps = case.hints("wrapping the expression in `Ok`");
    if !case.is("E0308") || !wraps || !case.span.label.starts_with("expected `Result<") {
        return None;
    }
    let value = case.text();
    Some(
        words!(
            "The function promises a `Result`, and `{value}` is the bare value. `Ok` says that \
             all went well:";
            value
        )
        .code(case.with(format!("Ok({value})"))),
    )
}
