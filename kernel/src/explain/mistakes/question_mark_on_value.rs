//! `?` on a value that is not a `Result`.

use super::*;

pub const TITLE: Words = words!("`?` on a value that cannot fail");
pub const EXAMPLES: &[Example] = &[after(
    &["fn grating(angle: f64) -> Array2<f32> { Array2::zeros((4, 4)) }"],
    "let g = grating(45.0)?;",
)];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("E0277")?
        .says::<0>("the `?` operator can only be applied to values that implement `Try`")?;
    let [kind] = case.label("the `?` operator cannot be applied to type `{}`")?;
    let value = case.text().trim_end_matches('?');
    Some(
        words!(
            "`{value}` cannot fail: it is not a `Result` but already {a_kind}. Leave the `?` out:";
            value, a_kind = a(kind), kind
        )
        .code(case.with(value)),
    )
}
