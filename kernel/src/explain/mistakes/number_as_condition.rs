//! `if n`.

use super::*;

pub const TITLE: Words = words!("A number as a condition");
pub const EXAMPLES: &[Example] = &[cell("let n = 3;\nif n {\n    println!(\"yes\");\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    let kind = case
        .label::<1>("expected `bool`, found `{}`")
        .map(|[kind]| kind)
        .or_else(|| {
            case.label::<0>("expected `bool`, found integer")
                .map(|_| "i32")
        })
        .or_else(|| {
            case.label::<0>("expected `bool`, found floating-point number")
                .map(|_| "f32")
        })
        .filter(|_| case.is("E0308"))?;
    let first = case.word(case.here.checked_sub(1)?);
    let zero = if is_float(kind) {
        "0.0"
    } else if is_integer(kind) {
        "0"
    } else {
        return None;
    };
    let value = case.text();
    ["if", "while", "!"].contains(&first).then(|| {
        words!(
            "A condition is `true` or `false`, and `{value}` is a number; Rust does not treat 0 \
             as `false`. Write out the question:";
            value
        )
        .code(case.with(format!("{value} != {zero}")))
    })
}
