//! A bracket that is not closed.

use super::*;

pub const TITLE: Words = words!("A bracket that is not closed");
pub const EXAMPLES: &[Example] = &[
    cell("let a = (1 + 2;\nlet b = 3;"),
    cell("let v = vec![1.0, 2.0;"),
    cell("fn f(x: f32) -> f32 {\n    if x > 0.0 {\n        x\n}\nf(1.0)"),
    cell("for i in 0..3 {\n    println!(\"{i}\");"),
    cell("println!(\"{}\", 3"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if !case.is_syntax() || !case.mentions("unclosed delimiter") {
        return None;
    }
    let hint = case
        .labelled("might not be properly closed")
        .unwrap_or(case.span);
    let bracket = case.source[hint.range.start..]
        .chars()
        .next()
        .filter(|c| "([{".contains(*c))
        .or_else(|| case.source[..hint.range.start].chars().next_back())?;
    let partner = brackets_differ::partner(bracket)?;
    let number = case.line_number(hint.range.start);
    Some(words!(
        "The `{bracket}` in line {number} has no `{partner}`. Every bracket that opens must be \
         closed; find where its code should end, and write `{partner}` there.";
        bracket, number, partner
    ))
}
