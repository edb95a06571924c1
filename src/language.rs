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

    /// The language's code, as in HTML: `en` or `ja`.
    pub fn code(self) -> &'static str {
        self.pick("en", "ja")
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Words {
    english: String,
    japanese: String,
}

impl Words {
    pub fn new(english: impl Into<String>, japanese: impl Into<String>) -> Self {
        Self {
            english: english.into(),
            japanese: japanese.into(),
        }
    }

    /// What somebody wrote: the same in both.
    pub fn given(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(text.clone(), text)
    }

    pub fn of(&self, language: Language) -> &str {
        language.pick(&self.english, &self.japanese)
    }
}
