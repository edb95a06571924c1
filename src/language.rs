//! What the crate says: every text in all languages.

use std::io;

pub use languages::{Language, Words};

/// An English text of the crate, in every language.
macro_rules! words {
    ($($text:tt)*) => {
        languages::words!(languages::CRATE; $($text)*)
    };
}
pub(crate) use words;

/// A sentence with the reason in parentheses at its end.
pub(crate) fn within(why: Words, sentence: Words) -> Words {
    words!("{sentence} ({why})"; sentence, why)
}

/// What the system says about a file, in English, and for common problems what it means in the student's language.
pub(crate) fn said(error: &io::Error) -> Words {
    let said = Words::given(error.to_string());
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
    Words::each(|language| match language {
        Language::English => said.of(language).to_owned(),
        _ => both.of(language).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_system_are_explained_where_they_are_common() {
        let missing = io::Error::from(io::ErrorKind::NotFound);
        let words = said(&missing);
        assert_eq!(words.of(Language::English), missing.to_string());
        assert!(words.of(Language::Japanese).starts_with("見つかりません："));
        let strange = said(&io::Error::other("strange"));
        assert_eq!(strange.of(Language::Japanese), "strange");
    }
}
