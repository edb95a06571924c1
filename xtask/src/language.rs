//! The languages that the notebooks are written in.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};
use clap::ValueEnum;

/// A language the notebooks are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl Language {
    /// The language of a locale's name, such as `ja_JP.UTF-8`.
    pub fn of_locale(name: &str) -> Self {
        if name.starts_with("ja") {
            Language::Ja
        } else {
            Language::En
        }
    }

    /// The system's language: the first of the variables POSIX names that is set.
    pub fn of_system() -> Self {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let mut set = names.iter().filter_map(|name| env::var(name).ok());
        Language::of_locale(&set.find(|name| !name.is_empty()).unwrap_or_default())
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        if self == Language::Ja { "ja" } else { "en" }
    }

    /// Its name as JupyterLab knows it.
    pub fn locale(self) -> &'static str {
        if self == Language::Ja { "ja_JP" } else { "en" }
    }

    /// The first of the students' notebooks, from the checkout's root.
    ///
    /// # Errors
    /// There is none.
    pub fn notebook(self, root: &Path) -> Result<String> {
        let folder = format!("notebooks/{}/student", self.code());
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
