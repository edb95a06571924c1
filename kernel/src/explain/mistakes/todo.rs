//! `todo!()` was reached.

use super::*;

pub const TITLE: Words = words!("`todo!()` was reached");
pub const EXAMPLES: &[Example] = &[cell("fn f() -> f32 { todo!() }\nf()")];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    (trouble.panic && trouble.message.starts_with("not yet implemented")).then(|| {
        words!(
            "`todo!()` stands for code that is still to be written, and the program reached it. \
             Put your code there."
        )
    })
}
