//! Text between single quotes.

use super::*;

pub const TITLE: Words = words!("A string in single quotes");
pub const EXAMPLES: &[Example] = &[cell("let s = 'text';"), cell("println!('hello world');")];

pub fn explain(case: &Case) -> Option<Words> {
    let literal = case
        .says::<0>("character literal may only contain one codepoint")
        .is_some()
        || case.is("E0762")
        || case.says::<1>("prefix `{}` is unknown").is_some()
            && case.hints("if you meant to write a string literal, use double quotes");
    let line = case.line();
    let (begin, end) = (line.find('\'')?, line.rfind('\'')?);
    (literal && end > begin).then(|| {
        words!(
            "A string goes between double quotes `\"`. Single quotes hold exactly one character. \
             Write"
        )
        .code(format!(
            "{}\"{}\"{}",
            &line[..begin],
            &line[begin + 1..end],
            &line[end + 1..]
        ))
    })
}
