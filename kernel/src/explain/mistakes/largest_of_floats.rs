//! `v.iter().max()` of floats.

use super::*;

pub const TITLE: Words = words!("The largest of numbers with a decimal point");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1.0, 2.0];\nlet m = v.iter().max();"),
    cell("let mut v = vec![2.0, 1.0];\nv.sort();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .if_code("E0277")?
        .says("the trait bound `{}: Ord` is not satisfied")?;
    let kind = match kind {
        "{float}" => "f64",
        _ if is_float(kind) => kind,
        _ => return None,
    };
    let (place, _) = case.call(case.here)?;
    let new = match case.text() {
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
        .code(case.replaced(place, new)),
    )
}
