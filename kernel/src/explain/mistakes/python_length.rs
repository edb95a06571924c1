//! `len(x)`.

use super::*;

pub const TITLE: Words = words!("Python's `len(…)`");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1, 2];\nlet n = len(v);"),
    after(&[IMAGE], "len(image)"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let (_, place, value) = case.unknown_call().filter(|(name, ..)| *name == "len")?;
    Some(
        words!("`len` is Python. In Rust it is a method, written after the value:")
            .code(case.replaced(place, format!("{value}.len()"))),
    )
}
