//! `0...5`.

use super::*;

pub const TITLE: Words = words!("Three dots in a range");
pub const EXAMPLES: &[Example] = &[cell("for i in 0...5 {\n    println!(\"{i}\");\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("unexpected token: `...`")?;
    Some(
        words!("A range is written with two dots, and does not include its end:")
            .code(case.with(".."))
            .and(words!("With `..=` its end does:"))
            .code(case.with("..=")),
    )
}
