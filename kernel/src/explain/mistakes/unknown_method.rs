//! A method whose name is nearly that of one that exists.

use super::*;

pub const TITLE: Words = words!("A misspelt method");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image.nrow()"),
    cell("let v = vec![1, 2];\nv.lenn()"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case
        .of("E0599")?
        .says::<3>("no method named `{}` found for {} `{}` in the current scope")?[0];
    let help = case.error.children.iter().find_map(|child| {
        parts::<1>(&child.message, "there is a method `{}` with a similar name").or_else(|| {
            parts::<1>(
                &child.message,
                "there is a method `{}` with a similar name, but with different arguments",
            )
        })
    })?[0];
    let near = nearest(name, [help])?;
    Some(
        words!("There is no method `{name}`. Did you mean `{near}`?"; name, near)
            .code(case.with(near)),
    )
}
