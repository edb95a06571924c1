//! A value where `Ok(value)` is promised.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "ok-missing",
    title: words!("`Ok(…)` forgotten"),
    examples: &[
        cell("fn double(x: f32) -> Result<f32, String> {\n    x * 2.0\n}"),
        cell(
            "fn invert(image: &Array2<f32>) -> Result<Array2<f32>, String> {\n    let output = -image;\n    output\n}",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let wraps = case
        .error
        .children
        .iter()
        .any(|child| child.message.contains("wrapping the expression in `Ok`"));
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
        .code(case.with(&format!("Ok({value})"))),
    )
}
