//! `println!("{v.len()}")`.

use super::*;

pub const TITLE: Words = words!("A calculation inside a string");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1];\nprintln!(\"{v.len()}\");"),
    cell("let v = vec![1];\nprintln!(\"{v[0]}\");"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [found] = case
        .says("invalid format string: {}")
        .filter(|_| case.is_syntax())?;
    let text = case
        .tokens
        .iter()
        .find(|token| token.kind == Kind::Text && token.range.contains(&case.span.range.start))?;
    let literal = case.at(&text.range);
    let at = case.span.range.start - text.range.start;
    let open = literal[..at].rfind('{')?;
    let close = open + literal[open..].find('}')?;
    let inside = literal[open + 1..close].trim_end();
    let calculates = inside.contains(['.', '[', '(', '+', '-', '*', '/', ' '])
        && found.starts_with("expected `}`");
    calculates.then(|| {
        let new = format!(
            "{}{{}}{}, {inside}",
            &literal[..open],
            &literal[close + 1..]
        );
        words!(
            "Inside the braces in a string, only a name is allowed, and `{inside}` is more than \
             that. Leave the braces empty, and put it after the string:";
            inside
        )
        .code(case.replaced(text.range.clone(), new))
    })
}
