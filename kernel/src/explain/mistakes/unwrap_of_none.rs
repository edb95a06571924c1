//! `unwrap` of `None`.

use super::*;

pub const TITLE: Words = words!("`unwrap` where there is no value");
pub const EXAMPLES: &[Example] = &[cell(
    "let v: Vec<i32> = Vec::new();\nv.iter().max().unwrap().clone()",
)];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    (trouble.panic && trouble.message == "called `Option::unwrap()` on a `None` value").then(|| {
        words!(
            "`unwrap` takes the value out of an `Option`, but here there was none (`None`): the \
             list was empty, or nothing matched. Say what should happen then:"
        )
        .code("if let Some(value) = … {\n    …\n} else {\n    …\n}")
    })
}
