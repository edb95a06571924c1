//! `a ** 2`, `a ^ 2`.

use super::*;

pub const TITLE: Words = words!("`**` and `^` for powers");
pub const EXAMPLES: &[Example] = &[
    cell("let a: f32 = 3.0;\nlet b = a ** 2.0;"),
    cell("let a = 3;\nlet b = a ** 2;"),
    cell("let a = 3.0;\nlet b = a ^ 2.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let sign = case.here;
    let first = if case.is("E0614") {
        sign.checked_sub(1)
            .filter(|&first| case.follows(first, &["*", "*"]) && case.touch(first, sign))?
    } else {
        case.says::<2>("no implementation for `{} ^ {}`")?;
        sign
    };
    let base = case.expression_before(first);
    let exponent = case.tokens.get(sign + 1)?;
    let simple = matches!(
        case.word(sign + 2),
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
