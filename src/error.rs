//! What can go wrong, said so that a student knows what to do next.

use std::fmt;
use std::path::PathBuf;

use crate::Language;

/// Every error of this crate: what was expected, what was found, and what to do.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// An array does not have the shape that the function needs.
    Shape {
        /// The array in question, for example `weight of conv2d`.
        what: &'static str,
        /// The shape, or the property of the shape, that was expected.
        expected: String,
        /// The shape that was given.
        found: String,
        /// How to mend it.
        advice: String,
    },
    /// A number is outside of what the function can work with.
    Argument {
        /// The argument in question, for example `stride of conv2d`.
        what: &'static str,
        /// The values that are allowed.
        expected: String,
        /// The value that was given.
        found: String,
        /// How to mend it.
        advice: String,
    },
    /// A file could not be read, written or understood.
    File {
        /// The file in question.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
        /// How to mend it.
        advice: String,
    },
    /// A download failed; nothing was left on the disk.
    Download {
        /// The address that was asked.
        url: String,
        /// What happened.
        problem: String,
        /// How to mend it.
        advice: String,
    },
    /// A picture could not be drawn or encoded.
    Figure {
        /// What happened.
        problem: String,
    },
    /// An exercise still holds its placeholder.
    NotDone {
        /// The language of the edition in which the student works.
        language: Language,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Shape {
                what,
                expected,
                found,
                advice,
            } => write!(
                f,
                "{what} has the wrong shape: expected {expected}, found {found}. {advice}"
            ),
            Error::Argument {
                what,
                expected,
                found,
                advice,
            } => write!(f, "{what}: expected {expected}, found {found}. {advice}"),
            Error::File {
                path,
                problem,
                advice,
            } => write!(f, "{}: {problem}. {advice}", path.display()),
            Error::Download {
                url,
                problem,
                advice,
            } => write!(f, "could not download {url}: {problem}. {advice}"),
            Error::Figure { problem } => write!(f, "the figure could not be drawn: {problem}"),
            Error::NotDone { language } => f.write_str(language.pick(
                "This exercise is not done yet. Replace `not_done()` with your answer and run the cell again.",
                "この演習はまだ完成していません。`not_done()` を自分の答えに置き換えて、もう一度セルを実行してください。",
            )),
        }
    }
}

/// The same words: notebooks and `unwrap` show this form to people.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
