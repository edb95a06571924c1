//! `break` or `return` where there is no loop.

use super::*;

pub const TITLE: Words = words!("`break` outside a loop");
pub const EXAMPLES: &[Example] = &[cell("break;")];

pub fn explain(case: &Case) -> Option<Words> {
    let word = case.text();
    let outside = case.is("E0268") && case.mentions("outside of a loop")
        || case.is("E0267") && case.mentions("inside `async`");
    (outside && ["break", "continue"].contains(&word)).then(|| words!(
        "`{word}` leaves a loop (or starts its next turn), and there is no loop here. A cell ends \
         by itself; to skip a part of it, put that part in an `if`.";
        word
    ))
}
