//! `v.iter().max()` of floats.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "largest-of-floats",
    title: words!("The largest of numbers with a decimal point"),
    examples: &[
        cell("let v = vec![1.0, 2.0];\nlet m = v.iter().max();"),
        cell("let mut v = vec![2.0, 1.0];\nv.sort();"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .says("the trait bound `{}: Ord` is not satisfied")
        .filter(|_| case.is("E0277"))?;
    if !(kind == "{float}" || is_float(kind)) {
        return None;
    }
    let method = case.text();
    let kind = if is_float(kind) { kind } else { "f64" };
    let at = case.token_at(case.span.range.start);
    let end = closing(case.source, &case.tokens, at + 1)?;
    let range = case.tokens[at].range.start..case.tokens[end].range.end;
    let new = match method {
        "max" => format!("copied().fold({kind}::NEG_INFINITY, {kind}::max)"),
        "min" => format!("copied().fold({kind}::INFINITY, {kind}::min)"),
        "sort" => format!("sort_by({kind}::total_cmp)"),
        _ => return None,
    };
    Some(
        words!(
            "Numbers with a decimal point have no complete order (NaN, \"not a number\", is \
             neither smaller nor larger than any number), so you must tell Rust how to compare \
             them:"
        )
        .code(case.fixed(&[(range, &new)])),
    )
}
