//! `pass`.

use super::*;

pub const TITLE: Words = words!("Python's `pass`");
pub const EXAMPLES: &[Example] = &[cell("fn f() {\n    pass\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    (case.is("E0425") && case.text() == "pass").then(|| {
        words!(
            "`pass` is Python. An empty block is written `{}`. Where code is still missing, \
             `todo!()` stands for a value of any type, and stops the program when it is reached:"
        )
        .code(case.with("todo!()"))
    })
}
