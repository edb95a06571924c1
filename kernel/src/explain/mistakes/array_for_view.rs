//! An array where a view is needed.

use super::*;

pub const TITLE: Words = words!("An array where a view is needed");

pub const EXAMPLES: &[Example] = &[
    after(
        &[IMAGE, "fn total(a: ArrayView2<f32>) -> f32 { a.sum() }"],
        "total(image)",
    ),
    after(
        &[IMAGE, "fn total(a: ArrayView2<f32>) -> f32 { a.sum() }"],
        "total(&image)",
    ),
    after(
        &[
            IMAGE,
            "fn both(a: ArrayView2<f32>, b: ArrayView2<f32>) -> f32 { a.sum() + b.sum() }",
        ],
        "both(&image, &image)",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let fits = |text: &str| {
        let Some([expected, found]) = parts::<2>(text, "expected `{}`, found `{}`") else {
            return false;
        };
        let found = found.trim_start_matches('&');
        expected.starts_with("ArrayView")
            && !expected.starts_with("ArrayViewMut")
            && found.starts_with("Array")
            && !found.starts_with("ArrayView")
    };
    let labels = case.error.spans.iter().filter(|span| fits(&span.label));
    let notes = case
        .error
        .children
        .iter()
        .filter(|child| fits(&child.message))
        .filter_map(|child| child.spans.first());
    let mut places: Vec<_> = labels
        .chain(notes)
        .filter(|span| case.is("E0308") && span.cell == case.span.cell)
        .collect();
    places.sort_by_key(|span| span.range.start);
    places.dedup_by_key(|span| span.range.start);
    let values: Vec<String> = places
        .iter()
        .map(|span| format!("{}.view()", case.at(&span.range).trim_start_matches('&')))
        .collect();
    let changes: Vec<_> = places
        .iter()
        .zip(&values)
        .map(|(span, value)| (span.range.clone(), value.as_str()))
        .collect();
    let first = case.at(&places.first()?.range);
    Some(
        words!(
            "`{first}` is an array (or a reference to one), and a view of an array is needed \
             here. `view` makes one:";
            first
        )
        .code(case.fixed(&changes)),
    )
}
