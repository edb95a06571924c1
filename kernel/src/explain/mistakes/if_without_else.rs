//! An `if` with a value, without `else`.

use super::*;

pub const TITLE: Words = words!("An `if` without `else`");
pub const EXAMPLES: &[Example] = &[cell(
    "fn sign(x: f32) -> f32 {\n    if x > 0.0 {\n        1.0\n    }\n}",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .if_code("E0317")?
        .label_any(&["expected `{}`, found `()`", "expected {}, found `()`"])?;
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
