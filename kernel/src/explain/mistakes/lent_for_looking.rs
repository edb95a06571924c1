//! `&` where `&mut` is needed.

use super::*;

pub const TITLE: Words = words!("`&` where `&mut` is needed");

pub const EXAMPLES: &[Example] = &[after(
    &["fn reset(a: &mut Array1<f32>) { a[0] = 0.0; }"],
    "let mut v: Array1<f32> = array![1.0];\nreset(&v);",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let value = case
        .text()
        .strip_prefix('&')
        .filter(|_| case.is("E0308") && case.span.label == "types differ in mutability")?;
    Some(
        words!(
            "The function changes what it is given, but `&{value}` only lets it look. `&mut` \
             lends it to be changed (`{value}` itself must be `let mut`):";
            value
        )
        .code(case.with(format!("&mut {value}"))),
    )
}
