//! Two types that cannot be compared.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "compare-different-types",
    title: words!("Two types compared"),
    examples: &[cell("let n = 3;\nn == \"3\"")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [left, right] = case
        .says("can't compare `{}` with `{}`")
        .filter(|_| case.is("E0277"))?;
    let text = |kind: &str| matches!(kind.trim_start_matches('&'), "str" | "String");
    let number = |kind: &str| is_float(kind) || is_integer(kind) || kind.starts_with('{');
    let sign = case.token_at(case.span.range.start);
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
            .code(case.fixed(&[(right_token.range.clone(), inside)])),
        );
    }
    None
}
