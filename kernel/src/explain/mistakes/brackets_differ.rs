//! A bracket closed by another.

use super::*;

pub const TITLE: Words = words!("Brackets that do not match");
pub const EXAMPLES: &[Example] = &[
    cell("let a = (1 + 2];"),
    cell("let v = vec![1, 2);"),
    cell("fn f(x: f32) -> f32 {\n    let y = f32::max(x, 1.0;\n    y\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [closing] = case
        .says("mismatched closing delimiter: `{}`")
        .filter(|_| case.is_syntax())?;
    let open = case.labelled("unclosed delimiter")?;
    let close = case.labelled("mismatched closing delimiter")?;
    let bracket = case.source[open.range.start..].chars().next()?;
    let partner = partner(bracket)?;
    let line = |place: &Span| case.line_number(place.range.start);
    let (opens, closes) = (line(open), line(close));
    if opens != closes {
        return Some(words!(
            "The `{bracket}` in line {opens} has no `{partner}`, so the `{closing}` in line \
             {closes} does not fit. Write `{partner}` at the end of the code that `{bracket}` \
             began.";
            bracket, opens, partner, closing, closes
        ));
    }
    Some(
        words!(
            "A `{bracket}` is closed by `{partner}`, but here it is `{closing}`:";
            bracket, partner, closing
        )
        .code(case.replaced(close.range.clone(), partner.to_string())),
    )
}

/// The bracket that closes another.
pub(super) fn partner(bracket: char) -> Option<char> {
    match bracket {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        _ => None,
    }
}
