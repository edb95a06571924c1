//! `unwrap` of an error.

use super::*;

pub const TITLE: Words = words!("`unwrap` of an error");
pub const EXAMPLES: &[Example] = &[cell("let n: i32 = \"five\".parse().unwrap();\nn")];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let [error] = trouble.panics("called `Result::unwrap()` on an `Err` value: {}")?;
    if error.contains("ShapeError") {
        return None;
    }
    Some(words!(
        "`unwrap` takes the value out of a `Result`, and here it held an error: {error}. That \
         says what went wrong. At the top of a cell or in a function that returns a `Result`, `?` \
         passes the error on without a panic:";
        error
    ).code("let value = …?;"))
}
