//! A number compared with a reference to one.

use super::*;

pub const TITLE: Words = words!("A reference compared with a number");
pub const EXAMPLES: &[Example] = &[
    after(&[NUMBERS], "x.iter().filter(|v| v > 1.0).count()"),
    after(&[NUMBERS], "x.iter().filter(|v| *v > 1.0).count()"),
    after(
        &[NUMBERS],
        "for v in x.iter() {\n    if v > 1.0 {\n        println!(\"{v}\");\n    }\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case.if_code("E0308")?.label_any(&[
        "expected `{}`, found floating-point number",
        "expected `{}`, found integer",
    ])?;
    let layers = kind.len() - kind.trim_start_matches('&').len();
    let sign = case.here.checked_sub(1)?;
    if layers == 0 || !matches!(case.word(sign), ">" | "<" | "=") {
        return None;
    }
    let first = if matches!(case.word(sign.checked_sub(1)), "<" | ">" | "=" | "!") {
        sign - 1
    } else {
        sign
    };
    let left = case.expression_before(first);
    let value = case.at(&left).trim_start_matches('*');
    let before = case.source[..left.start].trim_end_matches('*').len();
    let stars = left.start - before;
    Some(
        words!(
            "`{value}` is not a number but a reference to one, and both sides must have the same \
             type. `*` gets the number:";
            value
        )
        .code(case.replaced(
            before..left.end,
            format!("{}{value}", "*".repeat(layers + stars)),
        )),
    )
}
