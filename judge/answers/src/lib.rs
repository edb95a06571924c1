//! Cuts the answers out of a student's notebook, with everything they use from its other cells.

mod attempt;
mod cell;
mod definition;
mod effect;
mod notebook;
mod pick;
mod plan;
mod tokens;

pub use plan::{Answers, Attempt, Exercise, Found, Piece, Step};

use pick::Reader;

/// The result for a file, as JSON: [`Answers`], or `unreadable` and `detail` for what is not a notebook.
///
/// `allowed` are the available libraries.
pub fn cut(bytes: &[u8], exercises: &[Exercise], allowed: &[String]) -> String {
    match notebook::read(bytes) {
        Ok(notebook) => {
            let answers = Reader::new(&notebook, exercises, allowed).answers(&notebook, exercises);
            serde_json::to_string(&answers).unwrap_or_default()
        }
        Err((key, detail)) => {
            serde_json::json!({ "unreadable": key, "detail": detail }).to_string()
        }
    }
}
