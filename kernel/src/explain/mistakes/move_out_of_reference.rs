//! Something borrowed is given away.

use super::*;

pub const TITLE: Words = words!("A borrowed value given away");
pub const EXAMPLES: &[Example] = &[cell("fn own(a: &Vec<f32>) -> Vec<f32> {\n    *a\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    let value = case.text().trim_start_matches('*');
    let shared = ["behind a shared reference", "out of a shared reference"];
    let borrowed = shared.iter().any(|text| case.mentions(text));
    (case.is("E0507") && borrowed && consists_of(value, "_.()")).then(|| {
        words!(
            "`{value}` is only borrowed here, so it cannot be given away: something else owns it. \
             Make your own copy:";
            value
        )
        .code(case.with(format!("{value}.clone()")))
    })
}
