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
    let name = unknown(case)?;
    let Some(Fate::Refused(count)) = case.fate(name) else {
        return None;
    };
    Some(words!(
        "Cell [{count}] should make `{name}`, but it did not compile, so there is no `{name}`. \
         Fix that cell and run it, then run this one again.";
        count, name
    ))
}

/// The name that the compiler did not find, whatever kind of name it should have been.
pub(super) fn unknown<'a>(case: &Case<'a>) -> Option<&'a str> {
    let [name] = case.says_any(&[
        "cannot find value `{}` in this scope",
        "cannot find function `{}` in this scope",
        "cannot find type `{}` in this scope",
        "cannot find macro `{}` in this scope",
        "cannot find struct, variant or union type `{}` in this scope",
        "cannot find function, tuple struct or tuple variant `{}` in this scope",
        "failed to resolve: use of undeclared type `{}`",
        "cannot find type `{}` in this scope or crate",
    ])?;
    Some(name)
}
