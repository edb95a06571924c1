//! An array given where it should be lent.

use super::*;

pub const TITLE: Words = words!("A missing `&`");
pub const EXAMPLES: &[Example] = &[
    after(
        &["fn total(a: &Array2<f32>) -> f32 { a.sum() }", IMAGE],
        "total(image)",
    ),
    after(
        &[
            "fn shout(text: &str) -> String { text.to_uppercase() }",
            "let name = String::from(\"a\");",
        ],
        "shout(name)",
    ),
    after(
        &[
            "fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> f32 { image.sum() * filter.sum() }",
            IMAGE,
            "let filter: Array2<f32> = Array2::zeros((3, 3));",
        ],
        "convolve(image, filter)",
    ),
    cell("let a = array![[1.0, 2.0], [3.0, 4.0]];\na.dot(array![[1.0], [2.0]])"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if let Some(words) = several(case) {
        return Some(words);
    }
    let [expected, found] = case.of("E0308")?.label("expected `{}`, found `{}`")?;
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message == "consider borrowing here");
    let sign = match help {
        Some(help) => help.spans.first()?.replacement.as_deref()?,
        // The compiler suggests nothing for a macro's value.
        None if expected == "&_" && case.text().contains("![") => "&",
        None => return None,
    };
    if !sign.starts_with('&') || !expected.starts_with('&') || found.starts_with('&') {
        return None;
    }
    let value = case.text();
    Some(
        words!(
            "The function only wants to look at `{value}`, and `{sign}` lends it. Without \
             `{sign}` it would be given away:";
            value, sign
        )
        .code(case.with(format!("{sign}{value}"))),
    )
}

/// Several arguments at once.
fn several(case: &Case) -> Option<Words> {
    const HEADS: [&str; 2] = [
        "arguments to this function are incorrect",
        "arguments to this method are incorrect",
    ];
    if !case.is("E0308") || !HEADS.contains(&case.error.message.as_str()) {
        return None;
    }
    let mut places: Vec<_> = case
        .error
        .children
        .iter()
        .filter(|child| child.message.starts_with("consider borrowing here"))
        .flat_map(|child| &child.spans)
        .filter(|span| span.cell == case.span.cell)
        .filter(|span| span.replacement.as_deref() == Some("&"))
        .map(|span| span.range.clone())
        .collect();
    places.sort_by_key(|range| range.start);
    places.dedup();
    let line = case.line_range(case.span.range.start);
    // A `&` does not fix whatever else is wrong with the arguments.
    let others = case
        .error
        .children
        .iter()
        .filter(|child| child.level == "help");
    let borrows = others
        .clone()
        .all(|child| child.message.starts_with("consider borrowing"));
    let inside = places.iter().all(|range| line.contains(&range.start));
    if places.len() < 2 || !inside || !borrows {
        return None;
    }
    let changes: Vec<_> = places.iter().map(|range| (range.clone(), "&")).collect();
    Some(
        words!(
            "The function only wants to look at these values, and `&` lends them. Without `&` \
             they would be given away:"
        )
        .code(case.fixed(&changes)),
    )
}
