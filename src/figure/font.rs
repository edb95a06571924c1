//! The fonts of the figures, parts of Noto Sans CJK made by `font/make.py`: none needs to be installed.

use std::sync::{LazyLock, OnceLock};

use ab_glyph::{Font as _, FontRef};

use crate::Error;
use crate::language::words;

/// A font that travels with the crate.
pub(crate) struct Font {
    /// Its name in a style sheet; a browser that cannot read it uses its own.
    pub family: &'static str,
    pub bytes: &'static [u8],
    letters: OnceLock<Option<FontRef<'static>>>,
}

static LATIN: Font = Font::new(
    "v1conv figures, sans-serif",
    include_bytes!("font/figures.otf"),
);

/// The same letters, plus those of another language.
static OTHERS: LazyLock<Vec<Font>> =
    LazyLock::new(|| languages::fonts!(Font::new, "v1conv figures ", ", sans-serif").into());

impl Font {
    const fn new(family: &'static str, bytes: &'static [u8]) -> Self {
        Self {
            family,
            bytes,
            letters: OnceLock::new(),
        }
    }

    /// The font that has most of the characters of these words; the smallest if several have.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> &'static Self {
        let characters = words.into_iter().flat_map(str::chars);
        let others: Vec<char> = characters
            .filter(|&character| !LATIN.has(character))
            .collect();
        let count = |font: &'static Font| {
            others
                .iter()
                .filter(|&&character| font.has(character))
                .count()
        };
        OTHERS
            .iter()
            .fold((&LATIN, 0), |best, font| match count(font) {
                more if more > best.1 => (font, more),
                _ => best,
            })
            .0
    }

    pub fn has(&'static self, character: char) -> bool {
        let has = |letters: &FontRef| letters.glyph_id(character).0 != 0;
        character.is_ascii() || self.letters().is_ok_and(has)
    }

    /// The outlines of its letters.
    pub fn letters(&'static self) -> Result<&'static FontRef<'static>, Error> {
        let letters = self
            .letters
            .get_or_init(|| FontRef::try_from_slice(self.bytes).ok());
        let unread = || Error::figure(words!("the crate's font could not be read"));
        letters.as_ref().ok_or_else(unread)
    }
}
