//! The languages that the notebooks are written in: each is a folder of `languages/`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

/// The language of the source, for whoever speaks none of the others.
const SOURCE: &str = "en";

/// A language the notebooks are written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The name of its folders.
    pub code: String,
    /// Its name for itself.
    pub own: String,
    /// Its name as JupyterLab knows it.
    pub locale: String,
    folder: PathBuf,
}

impl Language {
    /// All that a checkout has, the language of the source first.
    ///
    /// # Errors
    /// The checkout lacks them.
    pub fn all(root: &Path) -> Result<Vec<Self>> {
        let folder = root.join("languages");
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        let folders = entries.flatten().map(|entry| entry.path());
        let mut all = folders
            .filter(|folder| folder.join("language.toml").is_file())
            .map(Language::read)
            .collect::<Result<Vec<_>>>()?;
        all.sort_by_key(|language| (language.code != SOURCE, language.code.clone()));
        Ok(all)
    }

    fn read(folder: PathBuf) -> Result<Self> {
        let path = folder.join("language.toml");
        let lines =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let text = |key: &str| {
            let mut pairs = lines.lines().filter_map(|line| line.split_once(" = "));
            let text = pairs.find(|(name, _)| *name == key).map(|(_, text)| text);
            // Quoted as in JSON.
            text.and_then(|text| serde_json::from_str::<String>(text).ok())
                .with_context(|| format!("{} needs a line `{key} = \"…\"`", path.display()))
        };
        Ok(Language {
            code: folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            own: text("own")?,
            locale: text("locale")?,
            folder,
        })
    }

    /// The language with a code.
    ///
    /// # Errors
    /// There is none: says which there are.
    pub fn of_code(all: &[Self], code: &str) -> Result<Self> {
        let found = all.iter().find(|language| language.code == code);
        found.cloned().with_context(|| {
            let known: Vec<_> = all
                .iter()
                .map(|language| format!("`{}` ({})", language.code, language.own))
                .collect();
            format!(
                "the tutorial is not in the language `{code}`; `--lang` takes {}",
                known.join(" or ")
            )
        })
    }

    /// The language of a locale's name, such as `ja_JP.UTF-8`; the source's, if there is none.
    ///
    /// # Errors
    /// There is no language at all.
    pub fn of_locale(all: &[Self], name: &str) -> Result<Self> {
        let spoken = |language: &&Self| {
            name.strip_prefix(&*language.code)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        // `pt_BR` is a better answer than `pt`.
        let nearest = all.iter().filter(spoken).max_by_key(|each| each.code.len());
        let found = nearest.or(all.first());
        found.cloned().context("`languages` has no language")
    }

    /// The system's language: that of the first of the variables POSIX names that is set.
    ///
    /// # Errors
    /// As for [`Language::of_locale`].
    pub fn of_system(all: &[Self]) -> Result<Self> {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let mut set = names.iter().filter_map(|name| env::var(name).ok());
        Language::of_locale(all, &set.find(|name| !name.is_empty()).unwrap_or_default())
    }

    /// The list of the packages that give JupyterLab this language, if it needs any.
    pub fn packages(&self) -> Option<PathBuf> {
        Some(self.folder.join("jupyterlab.txt")).filter(|list| list.is_file())
    }

    /// The first of the students' notebooks, from the checkout's root.
    ///
    /// # Errors
    /// There is none.
    pub fn notebook(&self, root: &Path) -> Result<String> {
        let folder = format!("notebooks/{}/student", self.code);
        let entries = fs::read_dir(root.join(&folder)).into_iter().flatten();
        let names = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned());
        let first = names.filter(|name| name.ends_with(".ipynb")).min();
        let first = first.with_context(|| {
            format!("there is no notebook in {folder}; `cargo notebooks` makes them")
        })?;
        Ok(format!("{folder}/{first}"))
    }
}
