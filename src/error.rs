//! What can go wrong, said so that a student knows what to do next.

use std::error::Error as StdError;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::Language;
use crate::language::Words;

/// Every error of this crate: what was expected, what was found, and what to do.
///
/// It speaks both languages of the tutorial: shown or unwrapped, that of the edition in use
/// ([`Language::spoken`]); [`message`](Error::message) gives either.
///
/// ```
/// use v1conv::{Language, gabor};
///
/// let error = gabor(0, 0.0, 1.0, 10.0, 90.0).unwrap_err();
/// assert!(error.message(Language::English).starts_with("kernel_size of a filter: expected 1 or more, found 0."));
/// assert!(error.message(Language::Japanese).starts_with("フィルターの kernel_size には"));
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// An array does not have the shape that the function needs.
    #[non_exhaustive]
    Shape {
        /// The array in question, for example `weight of conv2d`.
        what: Words,
        /// The shape, or the property of the shape, that was expected.
        expected: Words,
        /// The shape that was given.
        found: Words,
        /// How to mend it.
        advice: Words,
    },
    /// A number is outside of what the function can work with.
    #[non_exhaustive]
    Argument {
        /// The argument in question, for example `stride of conv2d`.
        what: Words,
        /// The values that are allowed.
        expected: Words,
        /// The value that was given.
        found: Words,
        /// How to mend it.
        advice: Words,
    },
    /// A file could not be read, written or understood.
    #[non_exhaustive]
    File {
        /// The file in question.
        path: PathBuf,
        /// What is wrong with it.
        problem: Words,
        /// How to mend it.
        advice: Words,
        /// What another library or the system said.
        cause: Option<Cause>,
    },
    /// A download failed; nothing was left on the disk.
    #[non_exhaustive]
    Download {
        /// The address that was asked.
        url: String,
        /// What happened.
        problem: Words,
        /// How to mend it.
        advice: Words,
        /// What another library or the system said.
        cause: Option<Cause>,
    },
    /// A picture could not be drawn or encoded.
    #[non_exhaustive]
    Figure {
        /// What happened.
        problem: Words,
        /// What another library said.
        cause: Option<Cause>,
    },
    /// An exercise still holds its placeholder.
    #[non_exhaustive]
    NotDone {
        /// The language of the edition in which the student works.
        language: Language,
    },
}

impl Error {
    /// The error in words.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let japanese = language == Language::Japanese;
        let of = |words: &'_ Words| words.of(language).to_owned();
        match self {
            Error::Shape {
                what,
                expected,
                found,
                advice,
            } => {
                let [what, expected, found, advice] = [what, expected, found, advice].map(of);
                if japanese {
                    format!(
                        "{what} の形状が違います。必要な形状は {expected} ですが、{found} が渡されました。{advice}"
                    )
                } else {
                    format!(
                        "{what} has the wrong shape: expected {expected}, found {found}. {advice}"
                    )
                }
            }
            Error::Argument {
                what,
                expected,
                found,
                advice,
            } => {
                let [what, expected, found, advice] = [what, expected, found, advice].map(of);
                if japanese {
                    format!(
                        "{what} には{expected}を指定してください。渡された値は {found} です。{advice}"
                    )
                } else {
                    format!("{what}: expected {expected}, found {found}. {advice}")
                }
            }
            Error::File {
                path,
                problem,
                advice,
                ..
            } => {
                let (path, [problem, advice]) = (path.display(), [problem, advice].map(of));
                if japanese {
                    format!("{path}：{problem}。{advice}")
                } else {
                    format!("{path}: {problem}. {advice}")
                }
            }
            Error::Download {
                url,
                problem,
                advice,
                ..
            } => {
                let [problem, advice] = [problem, advice].map(of);
                if japanese {
                    format!("{url} をダウンロードできませんでした。{problem}。{advice}")
                } else {
                    format!("could not download {url}: {problem}. {advice}")
                }
            }
            Error::Figure { problem, .. } => {
                let problem = of(problem);
                if japanese {
                    format!("図を描けませんでした。{problem}")
                } else {
                    format!("the figure could not be drawn: {problem}")
                }
            }
            // The placeholder knows its edition, and says so even where the rest of the process speaks another.
            Error::NotDone { .. } => language
                .pick(
                    "This exercise is not done yet. Replace `not_done()` with your answer and run the cell again.",
                    "この演習はまだ完成していません。`not_done()` を自分の答えに置き換えて、もう一度セルを実行してください。",
                )
                .to_owned(),
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Error::Shape { .. } => "Shape",
            Error::Argument { .. } => "Argument",
            Error::File { .. } => "File",
            Error::Download { .. } => "Download",
            Error::Figure { .. } => "Figure",
            Error::NotDone { .. } => "NotDone",
        }
    }

    /// The same error, with what brought it about.
    pub(crate) fn because(mut self, error: impl StdError + Send + Sync + 'static) -> Self {
        if let Error::File { cause, .. }
        | Error::Download { cause, .. }
        | Error::Figure { cause, .. } = &mut self
        {
            *cause = Some(Cause(Arc::new(error)));
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = match self {
            Error::NotDone { language } => *language,
            _ => Language::spoken(),
        };
        f.write_str(&self.message(language))
    }
}

/// The kind of the error and the same words: notebooks and `unwrap` show this form to people.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {self}", self.kind())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Error::File { cause, .. }
            | Error::Download { cause, .. }
            | Error::Figure { cause, .. } => {
                cause.as_ref().map(|Cause(error)| &**error as &dyn StdError)
            }
            _ => None,
        }
    }
}

/// An error of another library or of the system that brought about one of ours.
#[derive(Debug, Clone)]
pub struct Cause(Arc<dyn StdError + Send + Sync>);

/// Causes are the same if they say the same.
impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_string() == other.0.to_string()
    }
}
