//! A list where an array is needed.

use super::*;

pub const TITLE: Words = words!("A list where an array is needed");
pub const EXAMPLES: &[Example] = &[
    cell("let a: Array1<f32> = [1.0, 2.0];"),
    cell("let a: Array1<f32> = vec![1.0, 2.0];"),
    cell("let v: Vec<f32> = [1.0, 2.0];"),
    after(
        &["fn total(a: &Array1<f32>) -> f32 { a.sum() }"],
        "total(&vec![1.0, 2.0])",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `{}`")?;
    let end = case.closing(case.here).and_then(|end| case.tokens.get(end));
    let list =
        case.text().starts_with('[') && end.is_some_and(|end| end.range.end == case.span.range.end);
    if expected.starts_with("Vec<") && found.starts_with('[') && list {
        return Some(
            words!(
                "`[…]` alone is a list of a fixed length; `vec!` makes one that can grow, a `Vec`:"
            )
            .code(case.with(format!("vec!{}", case.text()))),
        );
    }
    let borrowed = expected.starts_with('&');
    let found = found.trim_start_matches('&');
    if !expected.trim_start_matches('&').starts_with("Array")
        || !(found.starts_with("Vec<") || found.starts_with('['))
        || found.starts_with("Vec<Vec")
        || found.starts_with("[[")
    {
        return None;
    }
    let value = case.text().trim_start_matches('&');
    let inside = value.trim_start_matches("vec!");
    let new = if inside.starts_with('[') {
        format!("array!{inside}")
    } else {
        format!("Array1::from({value})")
    };
    let new = if borrowed { format!("&{new}") } else { new };
    Some(
        words!(
            "This is a list of numbers, and an array, which is a different type, is needed here. \
             Write"
        )
        .code(case.with(new)),
    )
}
