//! Something borrowed is given away.

use super::*;

pub const TITLE: Words = words!("A borrowed value given away");
pub const EXAMPLES: &[Example] = &[cell("fn own(a: &Vec<f32>) -> Vec<f32> {\n    *a\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    let value = case.text().trim_start_matches('*');
    if !case.is("E0507")
        || !case.error.message.contains("behind a shared reference")
            && !case.error.message.contains("out of a shared reference")
    {
        return None;
    }
    let simple = value
        .chars()
        .all(|c| c.is_alphanumeric() || "_.()".contains(c));
    simple.then(|| {
        words!(
            "`{value}` is only borrowed here, so it cannot be given away: something else owns it. \
             Make your own copy:";
            value
        )
        .code(case.with(format!("{value}.clone()")))
    })
}
