//! The two languages of the tutorial.

/// The language of an edition, for everything that a student reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// The English edition.
    English,
    /// The Japanese edition.
    Japanese,
}

impl Language {
    /// The text of this language.
    pub fn pick<'a>(self, english: &'a str, japanese: &'a str) -> &'a str {
        match self {
            Language::English => english,
            Language::Japanese => japanese,
        }
    }
}
