//! `for i in 10`.

use super::*;

pub const TITLE: Words = words!("A loop over a number");
pub const EXAMPLES: &[Example] = &[
    cell("for i in 10 {\n    println!(\"{i}\");\n}"),
    cell("let n = 5;\nfor i in n {\n    println!(\"{i}\");\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case.if_code("E0277")?.says("`{}` is not an iterator")?;
    if !like_integer(kind) {
        return None;
    }
    let value = case.text();
    Some(
        words!(
            "`{value}` is one number, and a loop needs several. The numbers from 0 up to, but not \
             including, `{value}` are";
            value
        )
        .code(case.with(format!("0..{value}"))),
    )
}
