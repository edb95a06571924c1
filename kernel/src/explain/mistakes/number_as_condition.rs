//! `if n`.

use super::*;

pub const TITLE: Words = words!("A number as a condition");
pub const EXAMPLES: &[Example] = &[cell("let n = 3;\nif n {\n    println!(\"yes\");\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    let zero = match case.if_code("E0308")?.label("expected `bool`, found {}")? {
        ["integer"] => "0",
        ["floating-point number"] => "0.0",
        [kind] if is_integer(kind.trim_matches('`')) => "0",
        [kind] if is_float(kind.trim_matches('`')) => "0.0",
        _ => return None,
    };
    let first = case.word(case.here.checked_sub(1)?);
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
