//! `a ** 2`, `a ^ 2`.

use super::*;

pub const TITLE: Words = words!("`**` and `^` for powers");
pub const EXAMPLES: &[Example] = &[
    cell("let a: f32 = 3.0;\nlet b = a ** 2.0;"),
    cell("let a = 3;\nlet b = a ** 2;"),
    cell("let a = 3.0;\nlet b = a ^ 2.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = if case.is("E0614") {
        let star = case.here;
        let first = star.checked_sub(1)?;
        (case.word(star) == "*"
            && case.word(first) == "*"
            && case.tokens[first].range.end == case.tokens[star].range.start)
            .then_some((first, star))?
    } else {
        case.says::<2>("no implementation for `{} ^ {}`")?;
        let sign = case.here;
        (sign, sign)
    };
    let base = case.expression_before(at.0);
    let exponent = case.tokens.get(at.1 + 1)?;
    let simple = matches!(
        case.word(at.1 + 2),
        ";" | ")" | "," | "}" | "+" | "-" | "*" | "/" | ""
    );
    let (text, power) = (case.at(&base), case.at(&exponent.range));
    if text.is_empty() || !simple {
        return None;
    }
    let method = match exponent.kind {
        Kind::Integer if text.contains('.') => "powi",
        Kind::Integer => "pow",
        _ => "powf",
    };
    let range = base.start..exponent.range.end;
    let text = match case.kind(case.token_at(base.start)) {
        Some(Kind::Float) if base.len() == text.len() && text.parse::<f64>().is_ok() => {
            format!("{text}_f32")
        }
        Some(Kind::Integer) if text.parse::<i64>().is_ok() => format!("{text}_i32"),
        _ if method == "powf" && case.hints("implemented for `{integer}`") => {
            format!("({text} as f32)")
        }
        _ => text.to_owned(),
    };
    Some(
        words!(
            "Rust has no operator for powers. `powi` raises a number with a decimal point to a \
             whole power, `powf` to any power, and `pow` is for whole numbers. Write"
        )
        .code(case.replaced(range, format!("{text}.{method}({power})"))),
    )
}
