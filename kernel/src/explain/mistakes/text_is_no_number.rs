//! A text that cannot be read as a number.

use super::*;

pub const TITLE: Words = words!("A string that is not a number");
pub const EXAMPLES: &[Example] = &[cell("let n: i32 = \"five\".parse()?;\nn")];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let messages = [
        "invalid digit found in string",
        "invalid float literal",
        "cannot parse integer from empty string",
        "cannot parse float from empty string",
    ];
    (!trouble.panic && messages.contains(&trouble.message)).then(|| {
        words!(
            "`parse` reads a number from a string, but this string is not a number of the type \
             you asked for: perhaps it has a letter, a space or a point too many. `trim` removes \
             the spaces at both ends:"
        )
        .code("text.trim().parse::<f32>()?")
    })
}
