//! Commands of IPython.

use super::*;

pub const TITLE: Words = words!("A `%` command of IPython");
pub const EXAMPLES: &[Example] = &[cell("%matplotlib inline"), cell("%time 1 + 1")];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    if !case.is_syntax() || case.text() != "%" || !case.follows(first, &["%"]) || case.here != first
    {
        return None;
    }
    let command = case.word(first + 1);
    let words = if command == "matplotlib" {
        words!(
            "`%matplotlib` belongs to Python's kernel. Figures are shown here without it: delete \
             the line."
        )
    } else {
        words!(
            "`%{command}` belongs to Python's kernel. The Rust kernel has its own commands, which \
             begin with a colon. This one lists them:";
            command
        )
        .code(":help")
    };
    Some(words)
}
