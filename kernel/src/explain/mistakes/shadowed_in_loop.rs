//! `let` inside a loop, for a variable outside it.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "shadowed-in-loop",
    title: words!("`let` in a loop that makes a new variable"),
    examples: &[after(
        &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
        "let mut best = 0.0;\nfor v in x.iter() {\n    let best = best + v;\n}\nprintln!(\"{best}\");",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("unused variable: `{}`")
        .filter(|_| case.is("unused_variables"))?;
    let at = case.token_at(case.span.range.start);
    let made = at
        .checked_sub(1)
        .is_some_and(|before| case.word(Some(before)) == "let");
    let outer = (0..at.saturating_sub(1))
        .any(|back| case.word(Some(back)) == "let" && (case.follows(back, &["let", "mut", name])));
    let inside = case.source[..case.span.range.start].matches('{').count()
        > case.source[..case.span.range.start].matches('}').count();
    let line = case.line();
    (made && outer && inside && case.word(Some(at + 1)) == "=").then(|| {
        words!(
            "`let` makes a new `{name}` in every turn of the loop, and the one outside stays as \
             it was. Without `let`, the outer one is changed:";
            name
        )
        .code(line.replacen("let ", "", 1))
    })
}
