//! `lambda`, which is `|x|`.

use super::*;

pub const TITLE: Words = words!("Python's `lambda`");
pub const EXAMPLES: &[Example] = &[
    cell("let f = lambda x: x + 1;"),
    cell("let v: Vec<f64> = vec![1.0, 2.0].into_iter().map(lambda a: a * 2.0).collect();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.syntax()?.in_line(&["lambda", "_"])?;
    let colon = case.in_line_from(at + 1, ":")?;
    let arguments = case.at(&case.bytes(at + 1..=colon - 1));
    let range = case.bytes(at..=colon);
    Some(
        words!(
            "`lambda` is Python. In Rust, a function without a name (a closure) has its arguments \
             between bars: `|{arguments}|`. Write";
            arguments
        )
        .code(case.replaced(range, format!("|{arguments}|"))),
    )
}
