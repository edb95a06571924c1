//! Texts in every language.

use std::array;
use std::borrow::Cow;
use std::fmt::Display;

use crate::{Language, Texts};

/// A text in every language.
#[derive(Debug, Clone)]
pub struct Words(Kind);

/// In the order of [`Language::ALL`].
#[derive(Debug, Clone)]
enum Kind {
    Constant(&'static Texts),
    Made(Box<[String; Language::ALL.len()]>),
}

impl Words {
    /// As written in the source and the catalogs.
    #[must_use]
    pub const fn constant(texts: &'static Texts) -> Self {
        Self(Kind::Constant(texts))
    }

    /// With the values of their placeholders. [`words!`](crate::words) calls it.
    #[must_use]
    pub fn filled(texts: &'static Texts, values: &[(&str, &dyn Say)]) -> Self {
        Self::each(|language| fill(texts[language as usize], values, language))
    }

    /// What this gives for each language.
    #[must_use]
    pub fn each(text: impl Fn(Language) -> String) -> Self {
        Self(Kind::Made(Box::new(array::from_fn(|at| {
            text(Language::ALL[at])
        }))))
    }

    /// A number, or something a person wrote: the same in all languages.
    #[must_use]
    pub fn given(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::each(|_| text.clone())
    }

    /// Words one after another, with others between them.
    #[must_use]
    pub fn joined(all: &[Self], between: &Self) -> Self {
        Self::each(|language| {
            let texts: Vec<_> = all.iter().map(|words| words.of(language)).collect();
            texts.join(between.of(language))
        })
    }

    /// More to say, on its own line.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self::each(|language| format!("{}\n{}", self.of(language), more.of(language)))
    }

    /// Code below, the same in all languages, on its own lines.
    #[must_use]
    pub fn code(self, code: impl AsRef<str>) -> Self {
        let lines = code.as_ref().lines().map(|line| format!("\n    {line}"));
        let lines: String = lines.collect();
        Self::each(|language| format!("{}{lines}", self.of(language)))
    }

    /// The text in a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match &self.0 {
            Kind::Constant(texts) => texts[language as usize],
            Kind::Made(texts) => &texts[language as usize],
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

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::given(text)
    }
}

/// What can take the place of a placeholder: values, which look the same in all languages, and words.
pub trait Say {
    /// Itself in a language.
    fn say(&self, language: Language) -> Cow<'_, str>;
}

impl<T: Display> Say for T {
    fn say(&self, _: Language) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl Say for Words {
    fn say(&self, language: Language) -> Cow<'_, str> {
        self.of(language).into()
    }
}

impl Say for &Words {
    fn say(&self, language: Language) -> Cow<'_, str> {
        self.of(language).into()
    }
}

/// A text with values in the place of `{name}`; `{{` and `}}` are single braces.
fn fill(text: &str, values: &[(&str, &dyn Say)], language: Language) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(['{', '}']) {
        filled += before;
        let brace = &rest[before.len()..=before.len()];
        rest = match after.strip_prefix(brace) {
            Some(after) => {
                filled += brace;
                after
            }
            None => {
                let (name, after) = after.split_once('}').unwrap_or((after, ""));
                let value = values.iter().find(|(other, _)| *other == name);
                filled += &value.map_or_else(Cow::default, |(_, value)| value.say(language));
                after
            }
        };
    }
    filled + rest
}

/// An English text from a catalog, in every language: `words!(CATALOG; "{count} of {total}"; count, total = all.len())`.
///
/// A text without values is a constant, in which braces are braces. With values, each stands where the text has its name
/// in braces; one that is [`Words`] is then said in the same language.
#[macro_export]
macro_rules! words {
    ($catalog:expr; $english:literal $(,)?) => {
        {
            const TEXTS: $crate::Texts = $crate::find($catalog, $english);
            $crate::Words::constant(&TEXTS)
        }
    };
    ($catalog:expr; $english:literal; $($name:ident $(= $value:expr)?),+ $(,)?) => {{
        const TEXTS: $crate::Texts = $crate::find($catalog, $english);
        const { $crate::agree(&TEXTS, &[$(stringify!($name)),+]) };
        $crate::Words::filled(&TEXTS, &[$((stringify!($name), &$crate::words!(@ $name $(= $value)?))),+])
    }};
    (@ $name:ident) => { $name };
    (@ $name:ident = $value:expr) => { $value };
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: usize = Language::ALL.len();
    const CATALOG: &[Texts] = &[["{count} of {total}"; ALL], ["{plain}"; ALL]];

    #[test]
    fn values_and_words_take_the_place_of_their_names() {
        let (count, all) = (2, [1.5; 3]);
        let words = words!(CATALOG; "{count} of {total}"; count, total = all.len());
        assert_eq!(words.of(Language::English), "2 of 3");
        let translated = fill(
            "{count}個：{words} {{}}",
            &[("count", &count), ("words", &&words)],
            Language::Japanese,
        );
        assert_eq!(translated, "2個：2 of 3 {}");
    }

    #[test]
    fn a_text_without_values_is_taken_as_it_is() {
        const PLAIN: Words = words!(CATALOG; "{plain}");
        assert_eq!(PLAIN.of(Language::English), "{plain}");
    }
}
