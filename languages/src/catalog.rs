//! Looking up a text: all of this happens while the source is compiled.

use crate::Language;

/// A text in every language, in the order of [`Language::ALL`].
pub type Texts = [&'static str; Language::ALL.len()];

/// Texts, each in every language; empty where there is no translation.
pub type Catalog = [Texts];

/// The English text in every language.
///
/// # Panics
/// It is not in the catalog, or one of the languages lacks it. At compile time, that is an error.
#[must_use]
pub const fn find(catalog: &Catalog, english: &str) -> Texts {
    let mut at = 0;
    while at < catalog.len() {
        let texts = catalog[at];
        if equal(texts[0].as_bytes(), english.as_bytes()) {
            let mut language = 0;
            while language < texts.len() {
                assert!(
                    !texts[language].is_empty(),
                    "a language has no translation of this text: add it to its `languages/CODE/words/`"
                );
                language += 1;
            }
            return texts;
        }
        at += 1;
    }
    panic!("this text has no translation: add it to `languages/CODE/words/` of each language")
}

/// Checks that a text has no other placeholders than these, in any language, and that none of these is left over.
///
/// # Panics
/// It has. At compile time, that is an error.
pub const fn agree(texts: &Texts, names: &[&str]) {
    let mut language = 0;
    while language < texts.len() {
        let text = texts[language].as_bytes();
        let mut at = 0;
        while at < text.len() {
            if text[at] == b'{' && at + 1 < text.len() && text[at + 1] == b'{' {
                at += 1;
            } else if text[at] == b'{' {
                let mut name = 0;
                while name < names.len() && !begins(text, at + 1, names[name].as_bytes()) {
                    name += 1;
                }
                assert!(
                    name < names.len(),
                    "a language has a placeholder here that nothing fills"
                );
            }
            at += 1;
        }
        language += 1;
    }
    let mut name = 0;
    while name < names.len() {
        let mut language = 0;
        while language < texts.len() && !has(texts[language].as_bytes(), names[name].as_bytes()) {
            language += 1;
        }
        assert!(
            language < texts.len(),
            "no language has a placeholder for one of these values"
        );
        name += 1;
    }
}

/// Whether a text has a placeholder of this name.
const fn has(text: &[u8], name: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'{' && begins(text, at + 1, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether a placeholder's name and its end stand at this place.
const fn begins(text: &[u8], at: usize, name: &[u8]) -> bool {
    let end = at + name.len();
    end < text.len() && text[end] == b'}' && equal(text.split_at(at).1.split_at(name.len()).0, name)
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
