//! An `Option` used as if it were the value.

use super::*;

pub const TITLE: Words = words!("An `Option` used as a value");
pub const EXAMPLES: &[Example] = &[
    after(&[NUMBERS], "let m = x.mean() * 2.0;"),
    after(&[NUMBERS], "let m: f32 = x.mean();"),
    after(&[NUMBERS], "let m = x.mean() + 1.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let (range, kind) = if let Some([_, kind]) = case
        .label("expected `{}`, found `Option<{}>`")
        .filter(|_| case.is("E0308"))
    {
        (case.span.range.clone(), kind)
    } else {
        let [_, kind] = case.if_code("E0369")?.says_any(&[
            "cannot {} `Option<{}>` by `{float}`",
            "cannot {} `Option<{}>` by `f32`",
            "cannot add `{}` to `Option<{}>`",
            "cannot subtract `{}` from `Option<{}>`",
        ])?;
        (case.expression_before(case.here), kind)
    };
    let value = case.at(&range);
    let needless = case
        .label::<2>("expected `Option<{}>`, found `{}`")
        .is_some();
    if value == "None" || value.is_empty() || needless {
        return None;
    }
    let star = if kind.starts_with('&') { "*" } else { "" };
    Some(
        words!(
            "`{value}` may have no value (the mean of nothing, the first of nothing), so it gives \
             an `Option`: `Some(value)` or `None`. When there is sure to be one, `unwrap` takes \
             it out:";
            value
        )
        .code(case.replaced(range.clone(), format!("{star}{value}.unwrap()"))),
    )
}
