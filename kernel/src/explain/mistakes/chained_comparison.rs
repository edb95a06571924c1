//! `0 < a < 5`.

use super::*;

pub const TITLE: Words = words!("Two comparisons in a row");
pub const EXAMPLES: &[Example] = &[cell("let a = 3;\nlet inside = 0 < a < 5;")];

pub fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("comparison operators cannot be chained")?;
    let place = case.help("split the comparison")?;
    let middle = place.replacement.as_deref()?.trim_start_matches(" && ");
    Some(
        words!(
            "Rust compares two things at a time. Write `{middle}` in both comparisons, joined by \
             `&&` (\"and\"):";
            middle
        )
        .code(case.replaced(place.range.clone(), format!(" && {middle}"))),
    )
}
