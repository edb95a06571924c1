//! `=` where `==` is meant.

use super::*;

pub const TITLE: Words = words!("`=` in a condition");
pub const EXAMPLES: &[Example] = &[cell("let a = 3;\nif a = 3 {\n    println!(\"three\");\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("E0308")?;
    let (left, right) = case
        .text()
        .split_once('=')
        .filter(|_| case.hints("compare for equality"))?;
    Some(
        words!("`=` gives a variable a value. To ask whether two things are equal, use `==`:")
            .code(case.with(format!("{} == {}", left.trim(), right.trim()))),
    )
}
