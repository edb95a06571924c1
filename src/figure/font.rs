//! The fonts of the figures, parts of Noto Sans CJK made by `font/make.py`: none needs to be installed.

use std::sync::OnceLock;

use ab_glyph::FontRef;

use crate::Error;
use crate::language::words;

/// A font that travels with the crate.
pub(crate) struct Font {
    /// Its name in a style sheet; a browser that cannot read it uses its own.
    pub family: &'static str,
    pub bytes: &'static [u8],
    letters: OnceLock<Option<FontRef<'static>>>,
}

static LATIN: Font = Font {
    family: "v1conv figures, sans-serif",
    bytes: include_bytes!("font/figures.otf"),
    letters: OnceLock::new(),
};

/// The same letters, plus those of Japanese.
static JAPANESE: Font = Font {
    family: "v1conv figures ja, sans-serif",
    bytes: include_bytes!("font/figures-ja.otf"),
    letters: OnceLock::new(),
};

impl Font {
    /// The smaller of the two that has all the characters of these words.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> &'static Self {
        /// From here on Unicode has the characters of East Asia.
        const EAST_ASIA: char = '\u{2e80}';
        let is_japanese = |words: &str| words.chars().any(|character| character >= EAST_ASIA);
        if words.into_iter().any(is_japanese) {
            &JAPANESE
        } else {
            &LATIN
        }
    }

    /// The outlines of its letters.
    pub fn letters(&'static self) -> Result<&'static FontRef<'static>, Error> {
        let letters = self
            .letters
            .get_or_init(|| FontRef::try_from_slice(self.bytes).ok());
        letters.as_ref().ok_or_else(|| Error::Figure {
            problem: words!(
                "the crate's font could not be read",
                "ライブラリのフォントを読み込めませんでした"
            ),
            cause: None,
        })
    }
}
