//! Errors of evcxr itself, which have no place and no code.

use super::code::Code;
use super::diagnostic::{Diagnostic, NOTEBOOK, Span};
use super::tokens::Kind;
use super::{Context, Shown, draw, explanation, said};
use crate::source::Cell;

/// An error of evcxr: a variable that cannot be kept for the next cell, or a command that failed.
///
/// An error that is not about a variable of the last cell is shown as it came.
pub fn engine_error<'a>(
    ename: &str,
    evalue: &str,
    traceback: &[String],
    cells: &'a [Cell<'a>],
    context: impl Into<Context<'a>>,
) -> Shown {
    let context = context.into();
    let Some(error) = about_variable(evalue, cells) else {
        return Shown {
            ename: ename.to_owned(),
            evalue: evalue.to_owned(),
            traceback: traceback.to_vec(),
        };
    };
    let words = explanation(&error, cells, context);
    let mut traceback = draw::draw(&error, cells, true);
    match words {
        Some((id, words)) => traceback.extend(said(&words, id, context)),
        None => traceback.extend(evalue.lines().skip(1).map(str::to_owned)),
    }
    Shown {
        ename: NOTEBOOK.to_owned(),
        evalue: error.message,
        traceback,
    }
}

/// The error, placed where the first variable that it names is made.
pub(super) fn about_variable(text: &str, cells: &[Cell]) -> Option<Diagnostic> {
    let name = text.split('`').nth(1)?;
    let cell = cells.len().checked_sub(1)?;
    let code = Code::of(cells[cell].source);
    let made = (0..code.tokens.len()).rev().find(|&at| {
        code.kind(at) == Some(Kind::Word)
            && code.word(at) == name
            && (0..at)
                .rev()
                .take_while(|&back| !matches!(code.word(back), ";" | "=" | "{" | "}"))
                .any(|back| code.word(back) == "let")
    })?;
    Some(Diagnostic {
        level: "error".to_owned(),
        code: NOTEBOOK.to_owned(),
        message: first_sentence(text),
        spans: vec![Span::new(cell, code.bytes(made..=made))],
        children: Vec::new(),
        generated: Vec::new(),
    })
}

/// The text before the first full stop, on one line.
fn first_sentence(text: &str) -> String {
    let text = text.lines().collect::<Vec<_>>().join(" ");
    let end = text.find(". ").unwrap_or(text.trim_end_matches('.').len());
    text[..end].to_owned()
}
