//! The language of the notebook: what a cell says, what its folder says, or that of the source.

use std::path::Path;

use crate::words::LANGUAGES;

/// The language that the kernel speaks.
pub struct Spoken {
    code: &'static str,
}

impl Spoken {
    /// That of a notebook in this folder: it, or one above it, has the language's code as its name.
    pub fn within(folder: &Path) -> Self {
        let named = |code: &&&str| folder.components().any(|part| part.as_os_str() == **code);
        Spoken {
            code: LANGUAGES.iter().find(named).unwrap_or(&LANGUAGES[0]),
        }
    }

    /// Listens to a cell that is run: it may say the mark of a language, in which `{}` stands for the code.
    pub fn listen(&mut self, cell: &str, mark: Option<&str>) {
        let says = |code: &&&str| mark.is_some_and(|mark| cell.contains(&mark.replace("{}", code)));
        if let Some(code) = LANGUAGES.iter().find(says) {
            self.code = code;
        }
    }

    /// `en`, `ja`.
    pub fn code(&self) -> &'static str {
        self.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_tells_and_a_cell_knows_better() {
        let of = |folder: &str| Spoken::within(Path::new(folder)).code();
        assert_eq!(
            (of("/a/ja/student"), of("/a/en"), of("/home/janet"), of("/")),
            ("ja", "en", "en", "en")
        );
        let mut spoken = Spoken::within(Path::new("/"));
        let mut after = |cell: &str, mark| {
            spoken.listen(cell, mark);
            spoken.code()
        };
        assert_eq!(after("let x = 1;", Some("::{}::")), "en");
        assert_eq!(after("use v1conv::ja::*;", None), "en");
        assert_eq!(after("use v1conv::ja::*;", Some("::{}::")), "ja");
        assert_eq!(after("use v1conv::exercises::en::*;", Some("::{}::")), "en");
    }
}
