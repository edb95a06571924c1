//! `lambda`, which is `|x|`.

use super::*;

pub const TITLE: Words = words!("Python's `lambda`");
pub const EXAMPLES: &[Example] = &[
    cell("let f = lambda x: x + 1;"),
    cell("let v: Vec<f64> = vec![1.0, 2.0].into_iter().map(lambda a: a * 2.0).collect();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case
        .in_line(&["lambda", "_"])
        .filter(|_| case.is_syntax())?;
    let colon = case
        .line_tokens()
        .find(|&next| next > at && case.word(next) == ":")?;
    let arguments = case
        .at(&(case.tokens[at + 1].range.start..case.tokens[colon].range.start))
        .trim();
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
