//! A name of a cell that did not compile.

use super::*;

pub const TITLE: Words = words!("A name of a cell that did not compile");
pub const EXAMPLES: &[Example] = &[
    after_ends(
        &["fn mean(x: f32, y: f32) -> f32 {\n    (x + y) / 2\n}"],
        &[End::Refused],
        "let m = mean(1.0, 2.0);",
    ),
    after_ends(
        &[
            "let gain: f32 = 2;",
            "fn amplify(x: f32, gain: f32) -> f32 { x * gain }",
        ],
        &[End::Refused],
        "let y = amplify(3.0, gain);",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case.unknown_name()?;
    let Some(Fate::Refused(count)) = case.fate(name) else {
        return None;
    };
    Some(words!(
        "Cell [{count}] should make `{name}`, but it did not compile, so there is no `{name}`. \
         Fix that cell and run it, then run this one again.";
        count, name
    ))
}
