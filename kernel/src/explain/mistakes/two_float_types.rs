//! `f64` where `f32` is needed.

use super::*;

pub const TITLE: Words = words!("`f32` and `f64` mixed");
pub const EXAMPLES: &[Example] = &[
    cell("let angle: f64 = 45.0;\nlet a: f32 = angle;"),
    after(
        &[IMAGE],
        "let scale: f64 = 2.0;\nlet v = image[[0, 0]] * scale;",
    ),
    after(
        &["fn turn(angle: f64) -> f64 { angle }"],
        "let angle: f32 = 45.0;\nlet g = turn(angle);",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `{}`")?;
    if expected == found || !is_float(expected) || !is_float(found) {
        return None;
    }
    let value = case.text();
    Some(
        words!(
            "`{value}` is {a_found}, and {a_expected} is needed here: both have a decimal point, \
             but they are stored in {has} and {needs} bits. `as` converts one to the other:";
            value, a_found = a(found), a_expected = a(expected), has = &found[1..],
            needs = &expected[1..], found, expected
        )
        .code(case.with(cast(value, expected))),
    )
}
