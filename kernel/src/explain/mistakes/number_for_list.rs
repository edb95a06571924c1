//! A number where a list is needed.

use super::*;

pub const TITLE: Words = words!("A number where a list is needed");
pub const EXAMPLES: &[Example] = &[after(
    &["fn total(numbers: &[usize]) -> usize { numbers.iter().sum() }"],
    "total(3)",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let [_] = case.if_code("E0308")?.label_any(&[
        "expected `&[{}]`, found integer",
        "expected `&[{}]`, found floating-point number",
    ])?;
    let number = case.text();
    Some(
        words!(
            "A list is needed here, even for a single number. A list of just `{number}`, lent \
             with `&`:";
            number
        )
        .code(case.with(format!("&[{number}]"))),
    )
}
