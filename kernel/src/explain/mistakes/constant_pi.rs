//! `PI` without its path.

use super::*;

pub const TITLE: Words = words!("`PI` and `E`");
pub const EXAMPLES: &[Example] = &[cell("let a = PI * 2.0;"), cell("let a: f32 = pi / 2.0;")];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case.text();
    if !case.is("E0425")
        || !["PI", "pi", "Pi", "TAU"].contains(&name)
        || case.begins("cannot find function")
    {
        return None;
    }
    let constant = if name == "TAU" { "TAU" } else { "PI" };
    Some(
        words!(
            "`{constant}` is in the standard library, once for each type of number. For `f32`:";
            constant
        )
        .code(case.with(format!("std::f32::consts::{constant}"))),
    )
}
