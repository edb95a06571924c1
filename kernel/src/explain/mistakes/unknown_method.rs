//! A method whose name is nearly that of one that exists.

use super::*;

pub const TITLE: Words = words!("A misspelt method");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image.nrow()"),
    cell("let v = vec![1, 2];\nv.lenn()"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name, _, _] = case
        .if_code("E0599")?
        .says("no method named `{}` found for {} `{}` in the current scope")?;
    let [help] = case.error.children.iter().find_map(|child| {
        let text = child
            .message
            .trim_end_matches(", but with different arguments");
        parts(text, "there is a method `{}` with a similar name")
    })?;
    let near = nearest(name, [help])?;
    Some(
        words!("There is no method `{name}`. Did you mean `{near}`?"; name, near)
            .code(case.with(near)),
    )
}
