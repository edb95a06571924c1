//! `:=`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "walrus",
    title: words!("`:=` instead of `=`"),
    examples: &[cell("let a := 3;")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let at = case.in_line(&[":", "="]).filter(|_| case.is_syntax())?;
    if case.tokens[at].range.end != case.tokens[at + 1].range.start {
        return None;
    }
    let range = case.tokens[at].range.start..case.tokens[at + 1].range.end;
    Some(words!("To give a variable its value, write `=` alone:").code(case.fixed(&[(range, "=")])))
}
