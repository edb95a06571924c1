//! The language of the notebook: what a cell says, what its folder says, or that of the source.

use std::path::Path;

use crate::language::Language;

/// The language that the kernel speaks.
pub struct Spoken {
    language: Language,
}

impl Spoken {
    /// That of a notebook in this folder: it, or one above it, has the language's code as its name.
    pub fn within(folder: &Path) -> Self {
        let named = |language: &&Language| {
            let mut parts = folder.components();
            parts.any(|part| part.as_os_str() == language.code())
        };
        Spoken {
            language: Language::ALL
                .iter()
                .find(named)
                .copied()
                .unwrap_or_default(),
        }
    }

    /// Listens to a cell that is run: it may say the mark of a language, in which `{}` stands for the code.
    pub fn listen(&mut self, cell: &str, mark: Option<&str>) {
        let says = |language: &&Language| {
            mark.is_some_and(|mark| cell.contains(&mark.replace("{}", language.code())))
        };
        if let Some(&language) = Language::ALL.iter().find(says) {
            self.language = language;
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_tells_and_a_cell_knows_better() {
        let of = |folder: &str| Spoken::within(Path::new(folder)).language().code();
        assert_eq!(
            (of("/a/ja/student"), of("/a/en"), of("/home/janet"), of("/")),
            ("ja", "en", "en", "en")
        );
        let mut spoken = Spoken::within(Path::new("/"));
        let mut after = |cell: &str, mark| {
            spoken.listen(cell, mark);
            spoken.language().code()
        };
        assert_eq!(after("let x = 1;", Some("::{}::")), "en");
        assert_eq!(after("use v1conv::ja::*;", None), "en");
        assert_eq!(after("use v1conv::ja::*;", Some("::{}::")), "ja");
        assert_eq!(after("use v1conv::exercises::en::*;", Some("::{}::")), "en");
    }
}
