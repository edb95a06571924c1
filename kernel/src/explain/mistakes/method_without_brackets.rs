//! `image.nrows` without brackets.

use super::*;

pub const TITLE: Words = words!("A method without its brackets");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "let n = image.nrows + 1;"),
    after(&[IMAGE], "image.shape[0]"),
    after(&[IMAGE], "let (height, width) = image.shape;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [method, _] = case
        .if_code("E0615")?
        .says("attempted to take value of method `{}` on type `{}`")?;
    let apart = case.line().starts_with("let (") && method == "shape";
    if apart {
        return Some(
            words!(
                "The method `dim()` gives the lengths of the axes as a tuple, as `shape` does in \
                 Python:"
            )
            .code(case.with("dim()")),
        );
    }
    Some(
        words!(
            "`{method}` is a method, and a method is called with brackets, even when it takes no \
             arguments:";
            method
        )
        .code(case.with(format!("{method}()"))),
    )
}
