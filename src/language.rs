//! The two languages of the tutorial, and the one that errors speak.

use std::env;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The language of an edition, for everything that a student reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// The English edition.
    English,
    /// The Japanese edition.
    Japanese,
}

/// The edition whose functions were called last: its place in [`LANGUAGES`], or [`NONE`].
static EDITION: AtomicUsize = AtomicUsize::new(NONE);
const NONE: usize = usize::MAX;
const LANGUAGES: [Language; 2] = [Language::English, Language::Japanese];

/// A kernel that knows a notebook's edition says so here, before anything is called.
const VARIABLE: &str = "NOTEBOOK_KERNEL_LANGUAGE";

impl Language {
    /// The text of this language.
    #[must_use]
    pub fn pick<'a>(self, english: &'a str, japanese: &'a str) -> &'a str {
        match self {
            Language::English => english,
            Language::Japanese => japanese,
        }
    }

    /// The language's code, as in HTML: `en` or `ja`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.pick("en", "ja")
    }

    /// The language that errors speak: an error may occur where nothing is known about the notebook.
    ///
    /// It is that of the edition ([`en`](crate::en), [`ja`](crate::ja)) whose functions were last called in this
    /// process; before that, the one named by the environment variable `NOTEBOOK_KERNEL_LANGUAGE` (`en`, `ja`);
    /// otherwise English.
    #[must_use]
    pub fn spoken() -> Self {
        let edition = LANGUAGES.get(EDITION.load(Ordering::Relaxed)).copied();
        let named = || Self::named(env::var(VARIABLE).ok().as_deref());
        edition.or_else(named).unwrap_or(Language::English)
    }

    /// Makes errors speak this language from now on, as the editions' functions do.
    pub fn speak(self) {
        let place = LANGUAGES.iter().position(|&language| language == self);
        EDITION.store(place.unwrap_or(NONE), Ordering::Relaxed);
    }

    fn named(code: Option<&str>) -> Option<Self> {
        LANGUAGES
            .into_iter()
            .find(|language| Some(language.code()) == code)
    }
}

/// A text in both languages: English, Japanese.
#[derive(Debug, Clone)]
pub struct Words(Both);

#[derive(Debug, Clone)]
enum Both {
    /// Written in the source.
    Written(&'static [&'static str; LANGUAGES.len()]),
    Made(Box<[String; LANGUAGES.len()]>),
}

impl Words {
    /// As written in the source: the text in each language, in the order of [`LANGUAGES`].
    pub(crate) const fn both(texts: &'static [&'static str; LANGUAGES.len()]) -> Self {
        Self(Both::Written(texts))
    }

    pub(crate) fn new(english: impl Into<String>, japanese: impl Into<String>) -> Self {
        Self(Both::Made(Box::new([english.into(), japanese.into()])))
    }

    /// A number, or something a person wrote: the same in both.
    pub(crate) fn given(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(text.clone(), text)
    }

    /// A sentence with these words in parentheses at its end.
    pub(crate) fn within(&self, sentence: Words) -> Self {
        let ([english, japanese], [before_english, before_japanese]) =
            (self.texts(), sentence.texts());
        Self::new(
            format!("{before_english} ({english})"),
            format!("{before_japanese}（{japanese}）"),
        )
    }

    /// The text in a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        let [english, japanese] = self.texts();
        language.pick(english, japanese)
    }

    fn texts(&self) -> [&str; LANGUAGES.len()] {
        match &self.0 {
            Both::Written(texts) => **texts,
            Both::Made(texts) => texts.each_ref().map(String::as_str),
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.texts() == other.texts()
    }
}

impl Eq for Words {}

impl Default for Words {
    fn default() -> Self {
        Self::both(&[""; LANGUAGES.len()])
    }
}

/// Something that is the same in both languages: a number, a shape, a name.
impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::given(text)
    }
}

/// What the system says about a file, and, for common problems, what it means in the student's language.
impl From<&io::Error> for Words {
    fn from(error: &io::Error) -> Self {
        let said = error.to_string();
        let meaning = match error.kind() {
            io::ErrorKind::NotFound => "見つかりません",
            io::ErrorKind::PermissionDenied => "許可がありません",
            io::ErrorKind::AlreadyExists => "同じ名前のものがすでにあります",
            io::ErrorKind::NotADirectory => "途中にフォルダーでないものがあります",
            io::ErrorKind::ReadOnlyFilesystem => "読み取り専用のディスクです",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "ディスクに空きがありません"
            }
            io::ErrorKind::UnexpectedEof => "途中で終わっています",
            _ => return Self::given(said),
        };
        Self::new(said.clone(), format!("{meaning}：{said}"))
    }
}

/// A text in both languages, side by side: each is a format string that names what it holds.
macro_rules! words {
    ($english:literal, $japanese:literal $(,)?) => {
        $crate::language::Words::new(format!($english), format!($japanese))
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_code() {
        for language in [Language::English, Language::Japanese] {
            assert_eq!(Language::named(Some(language.code())), Some(language));
        }
        assert_eq!(Language::named(Some("fr")), None);
        assert_eq!(Language::named(None), None);
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
