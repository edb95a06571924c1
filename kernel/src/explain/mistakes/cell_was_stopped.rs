//! A variable of a cell that an error stopped.

use super::*;

pub const TITLE: Words = words!("A name of a cell that did not run to its end");
pub const EXAMPLES: &[Example] = &[
    after_ends(
        &["let number: f32 = \"two\".parse()?;"],
        &[End::Stopped],
        "let twice = 2.0 * number;",
    ),
    after_ends(
        &["fn twice(x: f32) -> f32 { 2.0 * x }\nstd::process::exit(1);"],
        &[End::Lost],
        "twice(2.5)",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case.unknown_name()?;
    let Some(Fate::Stopped(count)) = case.fate(name) else {
        return None;
    };
    Some(words!(
        "Cell [{count}] should make `{name}`, but it did not run to its end, so `{name}` was not \
         kept. Fix that cell and run it, then run this one again.";
        count, name
    ))
}
