//! A number compared with a reference to one.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "compare-with-reference",
    title: words!("A reference compared with a number"),
    examples: &[
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "x.iter().filter(|v| v > 1.0).count()",
        ),
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "x.iter().filter(|v| *v > 1.0).count()",
        ),
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "for v in x.iter() {\n    if v > 1.0 {\n        println!(\"{v}\");\n    }\n}",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .label("expected `{}`, found floating-point number")
        .or_else(|| case.label("expected `{}`, found integer"))
        .filter(|_| case.is("E0308"))?;
    let layers = kind.len() - kind.trim_start_matches('&').len();
    let sign = case.token_at(case.span.range.start).checked_sub(1)?;
    if layers == 0 || !matches!(case.word(Some(sign)), ">" | "<" | "=") {
        return None;
    }
    let first = if matches!(case.word(sign.checked_sub(1)), "<" | ">" | "=" | "!") {
        sign - 1
    } else {
        sign
    };
    let left = case.expression_before(first);
    let value = case.at(&left).trim_start_matches('*');
    let stars =
        case.source[..left.start].len() - case.source[..left.start].trim_end_matches('*').len();
    let left = left.start - stars..left.end;
    Some(
        words!(
            "`{value}` is not a number but a reference to one, and both sides must have the same \
             type. `*` gets the number:";
            value
        )
        .code(case.fixed(&[(left, &format!("{}{value}", "*".repeat(layers + stars)))])),
    )
}
