//! What the kernel says: every text in all languages.

pub use languages::{Language, Words};

/// An English text of the kernel, in every language.
macro_rules! words {
    ($($text:tt)*) => {
        languages::words!(languages::KERNEL; $($text)*)
    };
}
pub(crate) use words;
