//! Two types that cannot be compared.

use super::*;

pub const TITLE: Words = words!("Two types compared");
pub const EXAMPLES: &[Example] = &[cell("let n = 3;\nn == \"3\"")];

pub fn explain(case: &Case) -> Option<Words> {
    let [left, right] = case
        .if_code("E0277")?
        .says("can't compare `{}` with `{}`")?;
    let text = |kind: &str| matches!(kind.trim_start_matches('&'), "str" | "String");
    let number = |kind: &str| is_float(kind) || is_integer(kind) || kind.starts_with('{');
    let sign = case.here;
    let right_token = case.tokens.get(sign + case.text().len())?;
    let inside = case.at(&right_token.range).trim_matches('"');
    let numeral = right_token.kind == Kind::Text && inside.parse::<f64>().is_ok();
    (number(left) && text(right) && numeral).then(|| {
        words!(
            "`{left_range}` is a number, and `\"{inside}\"` in quotation marks is a string. \
             Compare with the number:";
            left_range = case.at(&case.expression_before(sign)), inside
        )
        .code(case.replaced(right_token.range.clone(), inside))
    })
}
