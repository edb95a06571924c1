//! A variable of the notebook that holds a closure.

use super::*;

pub const TITLE: Words = words!("A closure in a variable of the notebook");
pub const EXAMPLES: &[Example] = &[cell("let f = |x: f32| x * 2.0;")];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .if_code(NOTEBOOK)?
        .says("The variable `{}` is a closure, which cannot be persisted")?;
    let bar = case.find_from(case.token_at(case.span.range.end), "|")?;
    let end = case.find_from(bar + 1, "|")?;
    let arguments = case.at(&case.between(bar, end)).trim();
    let stop = case
        .find_from(end, ";")
        .map_or(case.source.len(), |stop| case.tokens[stop].range.start);
    let body = case.at(&(case.tokens[end].range.end..stop)).trim();
    let typed = arguments
        .split(',')
        .map(|argument| {
            if argument.trim().is_empty() || argument.contains(':') {
                argument.trim().to_owned()
            } else {
                format!("{}: f32", argument.trim())
            }
        })
        .collect::<Vec<_>>()
        .join(", ");
    Some(
        words!(
            "`{name}` is a closure, a function without a name, and the notebook cannot keep one \
             for the next cell. A function with a name stays:";
            name
        )
        .code(format!("fn {name}({typed}) -> f32 {{\n    {body}\n}}"))
        .and(words!(
            "If it uses other variables, pass them as arguments, or use the closure within one \
             cell, between `{` and `}`."
        )),
    )
}
