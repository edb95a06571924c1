//! Two types that cannot be compared.

use super::*;

pub const TITLE: Words = words!("Two types compared");

pub const EXAMPLES: &[Example] = &[cell("let n = 3;\nn == \"3\"")];

pub fn explain(case: &Case) -> Option<Words> {
    let [left, right] = case.of("E0277")?.says("can't compare `{}` with `{}`")?;
    let text = |kind: &str| matches!(kind.trim_start_matches('&'), "str" | "String");
    let number = |kind: &str| is_float(kind) || is_integer(kind) || kind.starts_with('{');
    let sign = case.here;
    let right_token = case.tokens.get(sign + case.text().len())?;
    let left_range = case.expression_before(sign);
    if number(left) && text(right) && right_token.kind == Kind::Text {
        let inside = case.at(&right_token.range).trim_matches('"');
        inside.parse::<f64>().ok()?;
        return Some(
            words!(
                "`{left_range}` is a number, and `\"{inside}\"` in quotation marks is a string. \
                 Compare with the number:";
                left_range = case.at(&left_range), inside
            )
            .code(case.replaced(right_token.range.clone(), inside)),
        );
    }
    None
}
