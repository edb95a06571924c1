//! A value lent where the value itself is needed.

use super::*;

pub const TITLE: Words = words!("One `&` too many");
pub const EXAMPLES: &[Example] = &[after(&[AREA], "area(&2.0, 1.0)")];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `{}`")?;
    let value = case.text().strip_prefix('&')?;
    let removable = case.hints("consider removing the borrow");
    if !removable || expected.starts_with('&') || !found.starts_with('&') {
        return None;
    }
    Some(
        words!(
            "The value itself is needed here, and `&` only lends it. Write `{value}` alone:"; value
        )
        .code(case.with(value)),
    )
}
