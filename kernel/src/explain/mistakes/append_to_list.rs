//! `v.append(x)` and `v.add(x)`.

use super::*;

pub const TITLE: Words = words!("Python's `append`");
pub const EXAMPLES: &[Example] = &[cell("let mut v = vec![1];\nv.append(2);")];

pub fn explain(case: &Case) -> Option<Words> {
    let help = case
        .if_code("E0308")?
        .help("you might have meant to use `push`")?;
    Some(
        words!(
            "`push` adds one element to the end of a list (`Vec`); `append` moves over all the \
             elements of another list:"
        )
        .code(case.replaced(help.range.clone(), "push")),
    )
}
