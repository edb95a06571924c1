//! What is said to people, in every language.

macro_rules! codes {
    ($($code:ident $language:ident $name:literal;)*) => {
        /// The codes of the languages; the first is that of the source, and stands in for unknown ones.
        pub const LANGUAGES: &[&str] = &[$(stringify!($code)),*];
    };
}
languages::each!(codes);

/// A text in every language, in the order of [`LANGUAGES`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// As it is written in the source.
    Constant(&'static [&'static str; LANGUAGES.len()]),
    /// Made from a format string.
    Made([String; LANGUAGES.len()]),
}

impl Words {
    /// As it is written in the source.
    pub const fn constant(texts: &'static [&'static str; LANGUAGES.len()]) -> Self {
        Words::Constant(texts)
    }

    /// Made from a format string.
    pub fn made(texts: [String; LANGUAGES.len()]) -> Self {
        Words::Made(texts)
    }

    /// What a student wrote: the same in all languages.
    pub fn given(text: &str) -> Self {
        Words::Made(std::array::from_fn(|_| text.to_owned()))
    }

    /// Code to write, the same in all languages, on its own lines.
    #[must_use]
    pub fn code(self, code: impl AsRef<str>) -> Self {
        let lines = code.as_ref().lines().map(|line| format!("\n    {line}"));
        let lines: String = lines.collect();
        Words::Made(std::array::from_fn(|place| {
            self.at(place).to_owned() + &lines
        }))
    }

    /// More to say, on its own line.
    #[must_use]
    pub fn and(self, more: Words) -> Self {
        Words::Made(std::array::from_fn(|place| {
            format!("{}\n{}", self.at(place), more.at(place))
        }))
    }

    /// Words one after another, with others between them.
    pub fn joined(all: &[Words], between: &Words) -> Self {
        Words::Made(std::array::from_fn(|place| {
            let texts: Vec<_> = all.iter().map(|words| words.at(place)).collect();
            texts.join(between.at(place))
        }))
    }

    /// The text in a language.
    #[must_use]
    pub fn of(&self, language: &str) -> &str {
        let place = LANGUAGES.iter().position(|&code| code == language);
        self.at(place.unwrap_or(0))
    }

    /// The text in the language at this place of [`LANGUAGES`].
    pub(crate) fn at(&self, place: usize) -> &str {
        match self {
            Words::Constant(texts) => texts[place],
            Words::Made(texts) => &texts[place],
        }
    }
}

/// A text in every language: the source has the English one, the folder of each other language a translation.
macro_rules! words {
    ($($text:tt)*) => {
        languages::words!($crate::words::Words, "kernel", $($text)*)
    };
}
pub(crate) use words;
