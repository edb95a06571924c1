//! An `if` with a value, without `else`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "if-without-else",
    title: words!("An `if` without `else`"),
    examples: &[cell(
        "fn sign(x: f32) -> f32 {\n    if x > 0.0 {\n        1.0\n    }\n}",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .label("expected `{}`, found `()`")
        .or_else(|| case.label("expected {}, found `()`"))
        .filter(|_| case.is("E0317"))?;
    let head = case.text().lines().next()?;
    let zero = if is_integer(kind) || kind == "integer" {
        "0"
    } else if is_float(kind) || kind == "floating-point number" {
        "0.0"
    } else {
        "…"
    };
    Some(
        words!(
            "The value of this `if` is used, so the other case needs a value, too. Add an `else`:"
        )
        .code(format!("{head}\n    …\n}} else {{\n    {zero}\n}}")),
    )
}
