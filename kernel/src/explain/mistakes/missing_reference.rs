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
    case.if_code("E0308")?;
    several(case).or_else(|| single(case))
}

/// One value.
fn single(case: &Case) -> Option<Words> {
    let [expected, found] = case.label("expected `{}`, found `{}`")?;
    let sign = match case.help("consider borrowing here") {
        Some(place) => place.replacement.as_deref()?,
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
    case.says_any::<0>(&[
        "arguments to this function are incorrect",
        "arguments to this method are incorrect",
    ])?;
    let mut places: Vec<_> = case
        .suggestions()
        .filter(|place| place.replacement.as_deref() == Some("&"))
        .map(|place| place.range.clone())
        .collect();
    places.sort_by_key(|place| place.start);
    places.dedup();
    // A `&` does not fix whatever else is wrong with the arguments.
    let children = case.error.children.iter();
    let borrows = children
        .filter(|child| child.level == "help")
        .all(|child| child.message.starts_with("consider borrowing"));
    let line = case.line_range(case.span.range.start);
    let inside = places.iter().all(|place| line.contains(&place.start));
    (places.len() > 1 && inside && borrows).then(|| {
        words!(
            "The function only wants to look at these values, and `&` lends them. Without `&` \
             they would be given away:"
        )
        .code(case.each(&places, |value| format!("&{value}")))
    })
}
