//! Commands of IPython.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "magic-command",
    title: words!("A `%` command of IPython"),
    examples: &[cell("%matplotlib inline"), cell("%time 1 + 1")],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    if !case.is_syntax()
        || case.text() != "%"
        || !case.follows(first, &["%"])
        || case.token_at(case.span.range.start) != first
    {
        return None;
    }
    let command = case.word(Some(first + 1));
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
