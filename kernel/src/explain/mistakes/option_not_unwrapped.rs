//! An `Option` used as if it were the value.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "option-not-unwrapped",
    title: words!("An `Option` used as a value"),
    examples: &[
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "let m = x.mean() * 2.0;",
        ),
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "let m: f32 = x.mean();",
        ),
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "let m = x.mean() + 1.0;",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let (range, kind) = if let Some([_, kind]) = case
        .label("expected `{}`, found `Option<{}>`")
        .filter(|_| case.is("E0308"))
    {
        (case.span.range.clone(), kind)
    } else {
        let [_, kind] = case
            .says("cannot {} `Option<{}>` by `{float}`")
            .or_else(|| case.says("cannot {} `Option<{}>` by `f32`"))
            .or_else(|| case.says("cannot add `{}` to `Option<{}>`"))
            .or_else(|| case.says("cannot subtract `{}` from `Option<{}>`"))
            .filter(|_| case.is("E0369"))?;
        (
            case.expression_before(case.token_at(case.span.range.start)),
            kind,
        )
    };
    let value = case.at(&range);
    if value == "None"
        || value.is_empty()
        || case
            .label::<2>("expected `Option<{}>`, found `{}`")
            .is_some()
    {
        return None;
    }
    let unwrapped = if kind.starts_with('&') {
        format!("*{value}.unwrap()")
    } else {
        format!("{value}.unwrap()")
    };
    Some(
        words!(
            "`{value}` may have no value (the mean of nothing, the first of nothing), so it gives \
             an `Option`: `Some(value)` or `None`. When there is sure to be one, `unwrap` takes \
             it out:";
            value
        )
        .code(case.fixed(&[(range.clone(), &unwrapped)])),
    )
}
