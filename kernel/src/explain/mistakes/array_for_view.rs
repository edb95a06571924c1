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
    case.if_code("E0308")?;
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
        .filter(|span| span.cell == case.span.cell)
        .map(|span| span.range.clone())
        .collect();
    places.sort_by_key(|place| place.start);
    places.dedup_by_key(|place| place.start);
    let first = case.at(places.first()?);
    Some(
        words!(
            "`{first}` is an array (or a reference to one), and a view of an array is needed \
             here. `view` makes one:";
            first
        )
        .code(case.each(&places, |value| {
            format!("{}.view()", value.trim_start_matches('&'))
        })),
    )
}
