//! The fonts of the figures, parts of Noto Sans CJK made by `font/make.py`: none need be installed.

use std::sync::OnceLock;

use plotters::style::{FontStyle, register_font};

use crate::Error;

/// A font that travels with the crate.
pub(crate) struct Font {
    /// Its name in a style sheet; a browser that cannot read it takes its own.
    pub family: &'static str,
    pub bytes: &'static [u8],
    /// Whether plotters could read it.
    registered: OnceLock<bool>,
}

static LATIN: Font = Font {
    family: "v1conv figures, sans-serif",
    bytes: include_bytes!("font/figures.otf"),
    registered: OnceLock::new(),
};

/// The same letters, with those of Japanese.
static JAPANESE: Font = Font {
    family: "v1conv figures ja, sans-serif",
    bytes: include_bytes!("font/figures-ja.otf"),
    registered: OnceLock::new(),
};

impl Font {
    /// The smaller of the two that has the characters of these texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<&'static Self, Error> {
        /// From here on Unicode has the characters of East Asia.
        const EAST_ASIA: char = '\u{2e80}';
        let is_japanese = |text: &str| text.chars().any(|character| character >= EAST_ASIA);
        let font = if texts.into_iter().any(is_japanese) {
            &JAPANESE
        } else {
            &LATIN
        };
        let register = || register_font(font.family, FontStyle::Normal, font.bytes).is_ok();
        if *font.registered.get_or_init(register) {
            return Ok(font);
        }
        Err(Error::Figure {
            problem: "the crate's font could not be read".into(),
        })
    }
}
