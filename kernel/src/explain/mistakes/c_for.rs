//! `for (int i = 0; …)`.

use super::*;

pub const TITLE: Words = words!("A C `for` loop");
pub const EXAMPLES: &[Example] = &[cell(
    "for (int i = 0; i < 3; i++) {\n    println!(\"{i}\");\n}",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    if !case.is_syntax() || !case.follows(first, &["for", "("]) || !case.line().contains(';') {
        return None;
    }
    let name = case
        .line_tokens()
        .find(|&at| case.follows(at, &["_", "="]))?;
    let less = case.line_tokens().find(|&at| case.word(at) == "<")?;
    let (name, begin, end) = (case.word(name), case.word(name + 2), case.word(less + 1));
    Some(
        words!("Rust's `for` goes through the numbers of a range, which does not include its end:")
            .code(format!("for {name} in {begin}..{end} {{\n    …\n}}")),
    )
}
