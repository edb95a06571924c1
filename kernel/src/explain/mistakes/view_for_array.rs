//! A view where an owned array is needed.

use super::*;

pub const TITLE: Words = words!("A view where an array is needed");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "let row: Array1<f32> = image.row(0);"),
    after(
        &[IMAGE],
        "let part: Array2<f32> = image.slice(s![0..2, ..]);",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `{}`")?;
    if !found.starts_with("ArrayView")
        || expected.starts_with("ArrayView")
        || !expected.starts_with("Array")
    {
        return None;
    }
    let value = case.text();
    Some(
        words!(
            "`{value}` is a view: it looks into another array and owns nothing. `to_owned` makes \
             an array of its own:";
            value
        )
        .code(case.with(format!("{value}.to_owned()"))),
    )
}
