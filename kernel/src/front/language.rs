//! The language of the notebook: what a cell says, what its folder says, or that of the source.

use std::path::Path;

use crate::language::Language;

/// That of a notebook in this folder: it, or one above it, has the language's code as its name.
pub fn of_folder(folder: &Path) -> Language {
    let named = |language: &&Language| {
        let mut parts = folder.components();
        parts.any(|part| part.as_os_str() == language.code())
    };
    let language = Language::ALL.iter().find(named);
    language.copied().unwrap_or_default()
}

/// That of a cell that says the mark of a language, in which `{}` stands for the code.
pub fn of_cell(cell: &str, mark: &str) -> Option<Language> {
    let says = |language: &&Language| cell.contains(&mark.replace("{}", language.code()));
    Language::ALL.iter().find(says).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_tells_and_a_cell_knows_better() {
        let of = |folder: &str| of_folder(Path::new(folder)).code();
        assert_eq!(
            (of("/a/ja/student"), of("/a/en"), of("/home/janet"), of("/")),
            ("ja", "en", "en", "en")
        );
        let of = |cell: &str| of_cell(cell, "::{}::").map(|language| language.code());
        assert_eq!(of("let x = 1;"), None);
        assert_eq!(of("use v1conv::ja::*;"), Some("ja"));
        assert_eq!(of("use v1conv::exercises::en::*;"), Some("en"));
    }
}
