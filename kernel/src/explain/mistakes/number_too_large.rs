//! A calculation that leaves its type.

use super::*;

pub const TITLE: Words = words!("A result too large for its type");
pub const EXAMPLES: &[Example] = &[cell("let a: u8 = 200;\nlet b = a + a.max(100);\nb")];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let [what] = trouble.panics("attempt to {} with overflow")?;
    let name = match what {
        "add" => words!("sum"),
        "multiply" => words!("product"),
        "negate" => words!("opposite"),
        _ => return None,
    };
    Some(words!(
        "The {name} does not fit into the type of these numbers. Calculate in a larger type, for \
         example `i64`, or in `f64`:";
        name
    ).code("a as i64 + b as i64"))
}
