//! A method called on a number whose type is not yet known.

use super::*;

pub const TITLE: Words = words!("A number whose type is not known");
pub const EXAMPLES: &[Example] = &[
    cell("let s: f32 = 3.0.powi(2);"),
    cell("let r = 2.0;\nlet s = r.sqrt();"),
    cell("let mut count = 0;\ncount += 1;\ncount"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if let Some([name]) = case.says("type annotations needed for the number `{}`") {
        let kind = if case.line().contains('.') {
            "f32"
        } else {
            "i32"
        };
        return Some(
            words!(
                "Rust knows that `{name}` is a number, but not which type of number. Write the \
                 type after the name:";
                name
            )
            .code(case.inserted(case.span.range.end, format!(": {kind}"))),
        );
    }
    let [method, kind] = case.says("can't call method `{}` on ambiguous numeric type `{}`")?;
    let whole = kind == "{integer}";
    let kind = if whole { "i32" } else { "f32" };
    let line = case.suggested(case.suggestions().next()?)?;
    Some(
        words!(
            "`{method}` exists for several types of numbers, and nothing says which one this is. \
             Give it a type, for example `{kind}`:";
            method, kind
        )
        .code(line),
    )
}
