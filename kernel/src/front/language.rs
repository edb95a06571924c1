//! The language of the notebook: what a cell says, what its folder says, or the first.

use std::path::Path;

use crate::settings::Language;

/// The language that the kernel speaks.
pub struct Spoken {
    code: String,
}

impl Spoken {
    /// That of a notebook in this folder.
    pub fn within(folder: &Path, languages: &[Language]) -> Self {
        let named = |language: &&Language| {
            let name = language.folder.as_deref();
            name.is_some_and(|name| folder.components().any(|part| part.as_os_str() == name))
        };
        let found = languages.iter().find(named).or(languages.first());
        Spoken {
            code: found.map_or("en", |language| &language.code).to_owned(),
        }
    }

    /// Listens to a cell that is run.
    pub fn listen(&mut self, cell: &str, languages: &[Language]) {
        let marked = languages.iter().find(|language| {
            language
                .mark
                .as_ref()
                .is_some_and(|mark| cell.contains(mark))
        });
        if let Some(language) = marked {
            self.code.clone_from(&language.code);
        }
    }

    /// `en`, `ja`.
    pub fn code(&self) -> &str {
        &self.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_tells_and_a_cell_knows_better() {
        let language = |code: &str| Language {
            code: code.to_owned(),
            folder: Some(code.to_owned()),
            mark: Some(format!("::{code}::")),
        };
        let languages = [language("en"), language("ja")];
        let of = |folder: &str| {
            Spoken::within(Path::new(folder), &languages)
                .code()
                .to_owned()
        };
        assert_eq!(
            (of("/a/ja/student"), of("/a/en"), of("/home/janet"), of("/")),
            ("ja".into(), "en".into(), "en".into(), "en".into())
        );
        let mut spoken = Spoken::within(Path::new("/"), &languages);
        spoken.listen("let x = 1;", &languages);
        assert_eq!(spoken.code(), "en");
        spoken.listen("use v1conv::ja::*;", &languages);
        assert_eq!(spoken.code(), "ja");
        spoken.listen("use v1conv::exercises::en::*;", &languages);
        assert_eq!(spoken.code(), "en");
        assert_eq!(Spoken::within(Path::new("/"), &[]).code(), "en");
    }
}
