//! The languages, and the one that errors speak.

use std::env;
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
each!(languages);

/// That of the source.
impl Default for Language {
    fn default() -> Self {
        Self::ALL[0]
    }
}

/// The edition whose functions were called last: its place among [`Language::ALL`], or [`NONE`].
static EDITION: AtomicUsize = AtomicUsize::new(NONE);
const NONE: usize = usize::MAX;

/// A kernel that knows a notebook's edition says so here, before anything is called.
const VARIABLE: &str = "NOTEBOOK_KERNEL_LANGUAGE";

impl Language {
    /// The language that errors speak: an error may occur where nothing is known about the notebook.
    ///
    /// It is that of the edition whose functions were last called in this process; before that, the one named by the
    /// environment variable `NOTEBOOK_KERNEL_LANGUAGE` (`en`, `ja`); otherwise English.
    #[must_use]
    pub fn spoken() -> Self {
        let edition = Self::ALL.get(EDITION.load(Ordering::Relaxed)).copied();
        let named = || Self::with_code(&env::var(VARIABLE).ok()?);
        edition.or_else(named).unwrap_or_default()
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
}
