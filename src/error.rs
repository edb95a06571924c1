//! What can go wrong, put so that a student knows what to do next.

use std::error::Error as StdError;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Language;
use crate::display::{GREY, RED, Show, json_string, panel};
use crate::language::{Words, words};

/// Every error of this crate: what was expected, what was found, and what to do.
///
/// It speaks every language of the tutorial: when shown or unwrapped, that of the edition in use
/// ([`Language::spoken`]); [`message`](Error::message) gives any.
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
        /// How to fix it.
        advice: Words,
    },
    /// A number is outside the range that the function can work with.
    #[non_exhaustive]
    Argument {
        /// The argument in question, for example `stride of conv2d`.
        what: Words,
        /// The values that are allowed.
        expected: Words,
        /// The value that was given.
        found: Words,
        /// How to fix it.
        advice: Words,
    },
    /// A file could not be read, written or understood.
    #[non_exhaustive]
    File {
        /// The file in question.
        path: PathBuf,
        /// What is wrong with it.
        problem: Words,
        /// How to fix it.
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
        /// How to fix it.
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
        self.words().of(language).to_owned()
    }

    /// The error in words, in every language.
    pub(crate) fn words(&self) -> Words {
        match self {
            Error::Shape {
                what,
                expected,
                found,
                advice,
            } => words!(
                "{what} has the wrong shape: expected {expected}, found {found}. {advice}";
                what, expected, found, advice
            ),
            Error::Argument {
                what,
                expected,
                found,
                advice,
            } => words!(
                "{what}: expected {expected}, found {found}. {advice}";
                what, expected, found, advice
            ),
            Error::File {
                path,
                problem,
                advice,
                ..
            } => words!("{path}: {problem}. {advice}"; path = path.display(), problem, advice),
            Error::Download {
                url,
                problem,
                advice,
                ..
            } => words!("could not download {url}: {problem}. {advice}"; url, problem, advice),
            Error::Figure { problem, .. } => {
                words!("the figure could not be drawn: {problem}"; problem)
            }
            Error::NotDone { .. } => words!(
                "This exercise is not done yet. Replace `not_done()` with your answer and run the \
                 cell again."
            ),
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

    /// An error about a file, as yet without a cause.
    pub(crate) fn file(path: &Path, problem: Words, advice: Words) -> Self {
        Error::File {
            path: path.into(),
            problem,
            advice,
            cause: None,
        }
    }

    /// An error about a figure, as yet without a cause.
    pub(crate) fn figure(problem: Words) -> Self {
        Error::Figure {
            problem,
            cause: None,
        }
    }

    /// The same error, with its cause.
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
            // The placeholder knows its edition, and uses its language even if the rest of the process speaks another.
            Error::NotDone { language } => *language,
            _ => Language::spoken(),
        };
        f.write_str(&self.message(language))
    }
}

/// The kind of the error and the same words: notebooks and `unwrap` show people this form.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {self}", self.kind())
    }
}

impl Show for Error {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let (kind, colour, sign) = match self {
            Error::NotDone { .. } => ("not_done", GREY, "…"),
            _ => ("error", RED, "!"),
        };
        let text = self.to_string();
        // Machines tell an explanation from a result by this record.
        let record = format!(
            "{{\"kind\": \"{kind}\", \"message\": {}}}",
            json_string(&text)
        );
        vec![
            ("application/vnd.v1conv.error+json", record),
            ("text/html", panel(colour, sign, &text, "")),
            ("text/plain", text),
        ]
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

/// An error of another library or the system that caused one of ours.
#[derive(Debug, Clone)]
pub struct Cause(Arc<dyn StdError + Send + Sync>);

/// Causes are the same if they say the same.
impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_string() == other.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::language::words;

    fn one_of_each() -> Vec<Error> {
        let [what, expected, found, advice] = [
            words!("weight of conv2d"),
            Words::given("(C_out, 3, K, K)"),
            Words::given("[1, 2, 7, 7]"),
            words!("Look at it."),
        ];
        let problem = || words!("it is torn");
        let cause = || io::Error::other("the dog");
        vec![
            Error::Shape {
                what: what.clone(),
                expected: expected.clone(),
                found: found.clone(),
                advice: advice.clone(),
            },
            Error::Argument {
                what: words!("stride of conv2d"),
                expected: words!("1 or more"),
                found: Words::given("[0, 1]"),
                advice: advice.clone(),
            },
            Error::file(Path::new("map.png"), problem(), advice.clone()).because(cause()),
            Error::Download {
                url: "https://osf.io".into(),
                problem: problem(),
                advice,
                cause: None,
            }
            .because(cause()),
            Error::figure(problem()).because(cause()),
            Error::NotDone {
                language: Language::English,
            },
        ]
    }

    #[test]
    fn every_error_speaks_both_languages() {
        let said = [
            (
                "Shape",
                "weight of conv2d has the wrong shape: expected (C_out, 3, K, K), found [1, 2, 7, 7]. Look at it.",
                "conv2d の weight の形状が違います。必要な形状は (C_out, 3, K, K) ですが、[1, 2, 7, 7] が渡されました。確認してください。",
            ),
            (
                "Argument",
                "stride of conv2d: expected 1 or more, found [0, 1]. Look at it.",
                "conv2d の stride には1以上の整数を指定してください。渡された値は [0, 1] です。確認してください。",
            ),
            (
                "File",
                "map.png: it is torn. Look at it.",
                "map.png：破れています。確認してください。",
            ),
            (
                "Download",
                "could not download https://osf.io: it is torn. Look at it.",
                "https://osf.io をダウンロードできませんでした。破れています。確認してください。",
            ),
            (
                "Figure",
                "the figure could not be drawn: it is torn",
                "図を描けませんでした。破れています",
            ),
            (
                "NotDone",
                "This exercise is not done yet. Replace `not_done()` with your answer and run the cell again.",
                "この演習はまだ完成していません。`not_done()` を自分の答えに置き換えて、もう一度セルを実行してください。",
            ),
        ];
        for (error, (kind, english, japanese)) in one_of_each().iter().zip(said) {
            assert_eq!(error.message(Language::English), english);
            assert_eq!(error.message(Language::Japanese), japanese);
            // What `unwrap` shows: the kind, and the same words in either language.
            let shown = format!("{error:?}");
            let either = [english, japanese].map(|words| format!("{kind}: {words}"));
            assert!(either.contains(&shown), "{shown}");
        }
    }

    #[test]
    fn what_brought_an_error_about_is_its_source() {
        for error in one_of_each() {
            let said = error.source().map(ToString::to_string);
            let has_cause = matches!(
                error,
                Error::File { .. } | Error::Download { .. } | Error::Figure { .. }
            );
            assert_eq!(said.as_deref(), has_cause.then_some("the dog"), "{error}");
            assert_eq!(error, error.clone());
        }
    }
}
