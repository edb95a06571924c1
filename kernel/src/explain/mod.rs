//! Compile errors and panics, redrawn and explained in plain words.
//!
//! What the compiler reports is mapped back to the student's cells (`diagnostic`), and what is worth showing is chosen
//! (`choose`) and drawn (`draw`); then the table of [`mistakes`] is asked to explain it. For a mistake that is not in
//! the table, the compiler's message and its help are shown: wrong advice is worse than none.

mod case;
mod choose;
mod code;
mod diagnostic;
mod draw;
mod elsewhere;
mod engine;
mod fate;
mod mistakes;
mod nearest;
mod runtime;
mod scope;
#[cfg(test)]
mod tests;
mod tidy;
mod tokens;
mod trouble;
mod types;
mod versions;
mod wide;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Deserialize;
use serde_json::Value;

pub use elsewhere::{Refused, explain as explain_elsewhere};
pub use engine::engine_error;
pub use mistakes::{Example, Mistake, all as mistakes};
pub use runtime::{failed, panic};

use crate::language::{Language, Words, words};
use crate::source::Cell;
use case::Case;
use diagnostic::Diagnostic;
use words::wrapped;

/// One run of the compiler on a cell, as the door reports it.
#[derive(Clone, Debug, Deserialize)]
pub struct Compile {
    /// `build` or `check`.
    pub command: String,
    /// Whether it compiled.
    pub success: bool,
    /// The source that evcxr generated.
    pub source: String,
    /// The compiler's output, as its own JSON.
    pub diagnostics: Vec<Value>,
    /// Anything else that was printed.
    #[serde(default)]
    pub stderr: String,
}

/// A panic, as the hook in the cell's process saw it.
#[derive(Clone, Debug, Deserialize)]
pub struct Panic {
    /// Its message.
    pub message: String,
    /// The file, `src/lib.rs` for code of a cell.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// The thread's name, if it has one.
    pub thread: Option<String>,
    /// Whether it is the thread that runs the cell.
    pub main: bool,
    /// The calls that led there, if they were asked for.
    pub backtrace: Option<String>,
}

/// A `?` that met an error at the top of a cell.
#[derive(Clone, Debug, Deserialize)]
pub struct Failed {
    /// The error's text.
    pub message: String,
    /// The error's type.
    pub kind: String,
    /// The file of the `?`.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
}

/// An error as Jupyter shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// `panic`, `error`, `lost`, or the compiler's code.
    pub ename: String,
    /// One line.
    pub evalue: String,
    /// The lines to show, with colours.
    pub traceback: Vec<String>,
}

/// Who errors are explained to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The language of the notebook.
    pub language: Language,
    /// Names of functions that a student may have meant, besides those of the cells.
    pub names: &'a [&'a str],
    /// The crate that the notebooks load in their first cell, if any.
    pub library: Option<&'a str>,
    /// The URL of the page *Errors and what they mean*, if any.
    pub page: Option<&'a str>,
}

impl<'a> From<&'a str> for Context<'a> {
    fn from(language: &'a str) -> Self {
        Self {
            language: Language::with_code(language).unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// How many errors of a cell are shown.
const MOST: usize = 3;

/// The errors of a cell, the last of `cells`, that did not compile: at most three, the last of which says how many more
/// there are.
///
/// `compiles` are all runs of the compiler on it, in order. Without an error the result is empty.
pub fn compile_errors<'a>(
    compiles: &'a [Compile],
    cells: &'a [Cell<'a>],
    context: impl Into<Context<'a>>,
) -> Vec<Shown> {
    let context = context.into();
    let errors = choose::errors(compiles, cells);
    let explained = explained(&errors, cells, context);
    let mut shown: Vec<Shown> = explained
        .iter()
        .take(MOST)
        .map(|(error, words)| show(error, words.as_ref(), cells, context))
        .collect();
    let rest = explained.len() - shown.len();
    if let Some(last) = shown.last_mut().filter(|_| rest > 0) {
        last.traceback.push(String::new());
        let more = match rest {
            1 => words!("One more error was found. Start with those above."),
            _ => words!("{rest} more errors were found. Start with those above."; rest),
        };
        last.traceback.push(more.of(context.language).to_owned());
    }
    shown
}

/// The warnings of a compiled cell that a student should see, each as lines of text.
pub fn warnings<'a>(
    compiles: &'a [Compile],
    cells: &'a [Cell<'a>],
    context: impl Into<Context<'a>>,
) -> Vec<Vec<String>> {
    let context = context.into();
    choose::warnings(compiles, cells)
        .iter()
        .filter_map(|warning| {
            let words = explanation(warning, cells, context)?;
            Some(show(warning, Some(&words), cells, context).traceback)
        })
        .collect()
}

/// What a student should know about a cell that ran: which of its functions come from an older cell, because a newer
/// one that defines them did not compile.
pub fn notes<'a>(cells: &'a [Cell<'a>], context: impl Into<Context<'a>>) -> Vec<String> {
    let context = context.into();
    fate::outdated(cells)
        .into_iter()
        .map(|(name, refused, kept)| {
            words!(
                "→ `{name}` is still the one from cell [{kept}], because cell [{refused}] did not \
                 compile.";
                name, kept, refused
            )
        })
        .map(|words| words.of(context.language).to_owned())
        .collect()
}

/// The kind of a mistake, and the words for it.
type Explanation = (&'static str, Words);

type Explained<'e> = (&'e Diagnostic, Option<Explanation>);

/// The explanation of an error or a warning, if there is one.
fn explanation<'a>(
    error: &'a Diagnostic,
    cells: &'a [Cell<'a>],
    context: Context<'a>,
) -> Option<Explanation> {
    mistakes::explain(&Case::new(error, cells, context)?)
}

/// The errors with their explanations. If a student wrote another language, all the errors that follow come from that.
fn explained<'a>(
    errors: &'a [Diagnostic],
    cells: &'a [Cell<'a>],
    context: Context<'a>,
) -> Vec<Explained<'a>> {
    let mut found: Vec<Explained> = Vec::new();
    for error in errors {
        // Nothing that a student writes or the compiler says may bring the kernel down.
        let explain = || explanation(error, cells, context);
        let words = catch_unwind(AssertUnwindSafe(explain)).unwrap_or(None);
        let id = words.as_ref().map(|(id, _)| *id);
        let again = found.iter().any(|(other, words)| match words {
            Some((other_id, _)) => {
                on_one_line(other, error, cells)
                    && (id.is_none()
                        || id == Some(other_id)
                        || other.is_syntax()
                        || touch(other, error))
            }
            None => other.is_syntax() && on_one_line(other, error, cells),
        });
        // A missing name is missing in every line.
        let same_name = error.code == "E0425"
            && found.iter().any(|(other, _)| {
                other.message == error.message && cell_of(other) == cell_of(error)
            });
        if again || same_name {
            continue;
        }
        found.push((error, words));
        if id.is_some_and(|id| mistakes::garbles(id, error.is_syntax())) {
            break;
        }
    }
    found
}

fn cell_of(error: &Diagnostic) -> Option<usize> {
    error.spans.first().map(|span| span.cell)
}

/// Whether two errors begin in the same line of a cell.
fn on_one_line(a: &Diagnostic, b: &Diagnostic, cells: &[Cell]) -> bool {
    let line = |error: &Diagnostic| {
        let span = error.spans.first()?;
        let before = &cells[span.cell].source[..span.range.start];
        Some((span.cell, before.matches('\n').count()))
    };
    line(a).is_some() && line(a) == line(b)
}

/// Whether an error is about a place that another error has covered.
fn touch(first: &Diagnostic, second: &Diagnostic) -> bool {
    let spoken = |place: &diagnostic::Span| {
        let same = |other: &&diagnostic::Span| {
            other.cell == place.cell
                && other.range.start < place.range.end
                && place.range.start < other.range.end
        };
        first.spans.iter().any(|other| same(&other))
    };
    second.spans.iter().filter(|span| span.primary).any(spoken)
}

fn show(
    error: &Diagnostic,
    words: Option<&Explanation>,
    cells: &[Cell],
    context: Context,
) -> Shown {
    let mut traceback = draw::draw(error, cells, words.is_none());
    if let Some((id, words)) = words {
        traceback.extend(said(words, id, context));
    }
    Shown {
        ename: if error.code.is_empty() {
            "syntax".to_owned()
        } else {
            error.code.clone()
        },
        evalue: error.message.clone(),
        traceback,
    }
}

/// The lines below a picture: each begins with `→ `, and the page's URL comes last.
fn said(words: &Words, id: &str, context: Context) -> Vec<String> {
    let lines = words.of(context.language).lines().flat_map(wrapped);
    let more = context
        .page
        .map(|page| words!("More: {page}#{id}"; page, id));
    let more = more.map(|words| words.of(context.language).to_owned());
    lines.chain(more).map(|line| format!("→ {line}")).collect()
}

/// The examples that the mistakes are tested with and that the site shows, each with its mistake's id.
pub fn examples() -> impl Iterator<Item = (&'static str, &'static Example)> {
    mistakes()
        .iter()
        .flat_map(|mistake| mistake.examples.iter().map(|example| (mistake.id, example)))
}
