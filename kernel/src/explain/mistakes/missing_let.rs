//! A variable that was never made.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-let",
    title: ("A new variable without `let`", "`let` のない新しい変数"),
    examples: &[
        cell("a = 3;"),
        cell("width = 2.5"),
        cell("fn sum_to(n: usize) -> usize {\n    total = 0;\n    for i in 0..n {\n        total += i;\n    }\n    total\n}"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("cannot find value `{}` in this scope")
        .filter(|_| case.is("E0425"))?;
    let at = case.token_at(case.span.range.start);
    if case.line_tokens().start != at
        || case.word(Some(at + 1)) != "="
        || case.word(Some(at + 2)) == "="
    {
        return None;
    }
    if nearest(name, variables(case)).is_some() {
        return None;
    }
    let semicolon = if case.line().ends_with(';') { "" } else { ";" };
    let made = if changes_later(case, name, at + 2) {
        "let mut"
    } else {
        "let"
    };
    Some(
        say(
            format!("There is no variable `{name}` yet. A new one is made with `let`; if it is to change \
             later, with `let mut`:"),
            format!("`{name}` という変数はまだありません。新しい変数は `let` で作ります。あとで値を変えるな\
             ら `let mut` です。"),
        )
        .code(format!("{made} {}{semicolon}", case.line())),
    )
}

/// Whether a token further on gives a variable another value.
fn changes_later(case: &Case, name: &str, from: usize) -> bool {
    (from..case.tokens.len()).any(|at| {
        let next = |step: usize| case.word(Some(at + step));
        next(0) == name
            && match next(1) {
                "=" => next(2) != "=",
                "+" | "-" | "*" | "/" => next(2) == "=",
                _ => false,
            }
    })
}

/// The names of all variables that the cells make.
pub(super) fn variables<'a>(case: &Case<'a>) -> Vec<&'a str> {
    let mut names = Vec::new();
    for cell in case.cells {
        let tokens = crate::explain::tokens::tokens(cell.source);
        let word = |index: usize| {
            tokens
                .get(index)
                .map_or("", |token| &cell.source[token.range.clone()])
        };
        for at in 0..tokens.len() {
            let name = match word(at) {
                "let" if word(at + 1) == "mut" => word(at + 2),
                "let" | "fn" | "const" | "static" => word(at + 1),
                _ => continue,
            };
            if name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.is_empty() {
                names.push(name);
            }
        }
    }
    names
}
