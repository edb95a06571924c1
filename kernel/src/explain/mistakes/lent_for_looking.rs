//! `&` where `&mut` is needed.

use super::*;

pub const TITLE: Words = words!("`&` where `&mut` is needed");
pub const EXAMPLES: &[Example] = &[after(
    &["fn reset(a: &mut Array1<f32>) { a[0] = 0.0; }"],
    "let mut v: Array1<f32> = array![1.0];\nreset(&v);",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let [] = case.if_code("E0308")?.label("types differ in mutability")?;
    let value = case.text().strip_prefix('&')?;
    Some(
        words!(
            "The function changes what it is given, but `&{value}` only lets it look. `&mut` \
             lends it to be changed (`{value}` itself must be `let mut`):";
            value
        )
        .code(case.with(format!("&mut {value}"))),
    )
}
