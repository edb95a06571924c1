//! The languages of the tutorial, and the one that errors speak.

use std::env;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

macro_rules! languages {
    ($($code:ident $language:ident $name:literal;)*) => {
        /// The language of an edition, for everything that a student reads.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Language {
            $(#[doc = concat!("The ", $name, " edition.")] $language,)*
        }

        impl Language {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$language),*];

            /// The language's code, as in HTML, for example `en`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$language => stringify!($code),)*
                }
            }
        }
    };
}
languages::each!(languages);

/// The edition whose functions were called last: its place among [`Language::ALL`], or [`NONE`].
static EDITION: AtomicUsize = AtomicUsize::new(NONE);
const NONE: usize = usize::MAX;

/// A kernel that knows a notebook's edition says so here, before anything is called.
const VARIABLE: &str = "NOTEBOOK_KERNEL_LANGUAGE";

impl Language {
    /// The language that errors speak: an error may occur where nothing is known about the notebook.
    ///
    /// It is that of the edition ([`en`](crate::en), [`ja`](crate::ja)) whose functions were last called in this
    /// process; before that, the one named by the environment variable `NOTEBOOK_KERNEL_LANGUAGE` (`en`, `ja`);
    /// otherwise English.
    #[must_use]
    pub fn spoken() -> Self {
        let edition = Self::ALL.get(EDITION.load(Ordering::Relaxed)).copied();
        let named = || Self::with_code(&env::var(VARIABLE).ok()?);
        edition.or_else(named).unwrap_or(Language::English)
    }

    /// Makes errors speak this language from now on, as the editions' functions do.
    pub fn speak(self) {
        EDITION.store(self as usize, Ordering::Relaxed);
    }

    /// The language with this code.
    #[must_use]
    pub fn with_code(code: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|language| language.code() == code)
    }
}

/// A text in every language.
#[derive(Debug, Clone)]
pub struct Words(Texts);

/// In the order of [`Language::ALL`].
#[derive(Debug, Clone)]
enum Texts {
    /// Written in the source.
    Constant(&'static [&'static str; Language::ALL.len()]),
    Made(Box<[String; Language::ALL.len()]>),
}

impl Words {
    pub(crate) const fn constant(texts: &'static [&'static str; Language::ALL.len()]) -> Self {
        Self(Texts::Constant(texts))
    }

    pub(crate) fn made(texts: [String; Language::ALL.len()]) -> Self {
        Self(Texts::Made(Box::new(texts)))
    }

    /// What this gives for each language.
    pub(crate) fn each(text: impl Fn(Language) -> String) -> Self {
        Self::made(std::array::from_fn(|at| text(Language::ALL[at])))
    }

    /// A number, or something a person wrote: the same in all languages.
    pub(crate) fn given(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::each(|_| text.clone())
    }

    /// Words one after another, with others between them.
    pub(crate) fn joined(all: &[Self], between: &Self) -> Self {
        Self::each(|language| {
            let texts: Vec<_> = all.iter().map(|words| words.of(language)).collect();
            texts.join(between.of(language))
        })
    }

    /// A sentence with these words in parentheses at its end.
    pub(crate) fn within(&self, sentence: Self) -> Self {
        let why = self;
        words!("{sentence} ({why})"; sentence, why)
    }

    /// The text in a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        self.at(language as usize)
    }

    /// The text in the language at this place of [`Language::ALL`].
    pub(crate) fn at(&self, place: usize) -> &str {
        match &self.0 {
            Texts::Constant(texts) => texts[place],
            Texts::Made(texts) => &texts[place],
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        let mut all = Language::ALL.iter();
        all.all(|&language| self.of(language) == other.of(language))
    }
}

impl Eq for Words {}

impl Default for Words {
    fn default() -> Self {
        Self::constant(&[""; Language::ALL.len()])
    }
}

/// Something that is the same in all languages: a number, a shape, a name.
impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::given(text)
    }
}

/// What the system says about a file, in English, and for common problems what it means in the student's language.
impl From<&io::Error> for Words {
    fn from(error: &io::Error) -> Self {
        let said = Self::given(error.to_string());
        let meaning = match error.kind() {
            io::ErrorKind::NotFound => words!("not found"),
            io::ErrorKind::PermissionDenied => words!("not allowed"),
            io::ErrorKind::AlreadyExists => words!("something with this name is already there"),
            io::ErrorKind::NotADirectory => words!("something on the way is not a folder"),
            io::ErrorKind::ReadOnlyFilesystem => words!("the disk is read-only"),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => words!("the disk is full"),
            io::ErrorKind::UnexpectedEof => words!("it ends too early"),
            _ => return said,
        };
        let both = words!("{meaning}: {said}"; meaning, said);
        Self::each(|language| match language {
            Language::English => said.of(language).to_owned(),
            _ => both.of(language).to_owned(),
        })
    }
}

/// A text in every language: the source has the English one, the folder of each other language a translation.
macro_rules! words {
    ($($text:tt)*) => {
        languages::words!($crate::language::Words, "crate", $($text)*)
    };
}
pub(crate) use words;

/// The constant texts of files, one for each language: in the path, `{}` stands for its code.
macro_rules! files {
    ($path:literal) => {
        languages::files!($crate::language::Words, $path)
    };
}
pub(crate) use files;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_code() {
        for &language in Language::ALL {
            assert_eq!(Language::with_code(language.code()), Some(language));
        }
        assert_eq!(Language::with_code("xx"), None);
    }

    #[test]
    fn words_of_the_system_are_explained_where_they_are_common() {
        let missing = io::Error::from(io::ErrorKind::NotFound);
        let words = Words::from(&missing);
        assert_eq!(words.of(Language::English), missing.to_string());
        assert!(words.of(Language::Japanese).starts_with("見つかりません："));
        let strange = Words::from(&io::Error::other("strange"));
        assert_eq!(strange.of(Language::Japanese), "strange");
    }
}
