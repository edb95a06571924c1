//! A borrowed value where an owned one is needed.

use super::*;

pub const TITLE: Words = words!("A borrowed value where you need your own");
pub const EXAMPLES: &[Example] = &[
    cell("fn own(a: &Array2<f32>) -> Array2<f32> {\n    a\n}"),
    after(
        &["fn double(x: f32) -> f32 { 2.0 * x }", NUMBERS],
        "for v in x.iter() {\n    double(v);\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `&{}`")?;
    let value = case.text();
    let simple = !value.is_empty() && !value.starts_with('&') && consists_of(value, "_.()[], ");
    let same = expected == found
        || expected.starts_with("Array") && found.starts_with("Array") && !found.contains("View");
    if !simple || !same {
        return None;
    }
    if is_float(expected) || is_integer(expected) {
        return Some(
            words!(
                "`{value}` is a reference to a number (`&{found}`), and the number itself is \
                 needed. `*` takes it:";
                value, found
            )
            .code(case.with(format!("*{value}"))),
        );
    }
    // The compiler shortens what both types share; the function's own type is written in full.
    let promised = case.labelled("because of return type");
    let expected = promised.map_or(expected, |span| case.at(&span.range));
    if expected.contains("_>") {
        return Some(
            words!(
                "`{value}` is only borrowed, and you need a value of your own here. Make a copy:";
                value
            )
            .code(case.with(format!("{value}.clone()"))),
        );
    }
    Some(
        words!(
            "`{value}` is only borrowed (`&{expected}`), and you need {a_expected} of your own \
             here. Make a copy:";
            value, expected, a_expected = a(expected)
        )
        .code(case.with(format!("{value}.clone()"))),
    )
}
