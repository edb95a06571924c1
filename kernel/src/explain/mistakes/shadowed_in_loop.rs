//! `let` inside a loop, for a variable outside it.

use super::*;

pub const TITLE: Words = words!("`let` in a loop that makes a new variable");
pub const EXAMPLES: &[Example] = &[after(
    &[NUMBERS],
    "let mut best = 0.0;\nfor v in x.iter() {\n    let best = best + v;\n}\nprintln!(\"{best}\");",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .if_code("unused_variables")?
        .says("unused variable: `{}`")?;
    let at = case.here;
    let made = case.word(at.checked_sub(1)) == "let";
    let outer = (0..at.saturating_sub(1)).any(|back| case.follows(back, &["let", "mut", name]));
    let before = &case.source[..case.span.range.start];
    let inside = before.matches('{').count() > before.matches('}').count();
    let line = case.line();
    (made && outer && inside && case.word(at + 1) == "=").then(|| {
        words!(
            "`let` makes a new `{name}` in every turn of the loop, and the one outside stays as \
             it was. Without `let`, the outer one is changed:";
            name
        )
        .code(line.replacen("let ", "", 1))
    })
}
