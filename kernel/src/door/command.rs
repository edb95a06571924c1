//! The compiler's command for a cell, as Cargo once gave it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{Door, report};

/// Stands for the folder of a kernel.
const HOME: &str = "{kernel's home}";

/// How a cell of a package is compiled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    /// Its key: the manifest, and what evcxr says about the compiler.
    key: String,
    /// Cargo's arguments.
    pub arguments: Vec<String>,
    /// Cargo's variables, which a cell can read: `env!("CARGO_PKG_NAME")`.
    pub variables: Vec<(String, String)>,
}

impl Known {
    /// The command for the package that evcxr has written, if it was compiled before.
    pub fn find(door: &Door) -> Option<Self> {
        let key = key(door);
        if changes(&key, &door.settings.notebooks.library.name) {
            return None;
        }
        let folders = [Some(&door.home), door.warm.as_ref().filter(|_| door.fresh)];
        let read = |folder: &PathBuf| {
            let known = fs::read_to_string(file(folder, &key)).ok()?;
            let quoted = serde_json::to_string(&door.home).ok()?;
            let known: Known =
                serde_json::from_str(&known.replace(HOME, quoted.trim_matches('"'))).ok()?;
            (known.key == key).then_some(known)
        };
        folders.into_iter().flatten().find_map(read)
    }

    /// Keeps the command that Cargo has given.
    pub fn keep(door: &Door, arguments: &[OsString]) -> Result<()> {
        let text = |word: &OsString| word.to_str().map(str::to_owned);
        let Some(arguments) = arguments.iter().map(text).collect() else {
            return Ok(());
        };
        let variables = env::vars().filter(|(name, _)| {
            name.starts_with("CARGO_")
                && !["CARGO_HOME", "CARGO_MAKEFLAGS"].contains(&name.as_str())
        });
        let known = Known {
            key: key(door),
            arguments,
            variables: variables.collect(),
        };
        let folder = match &door.warm {
            Some(warm) if door.warming => warm,
            _ => &door.home,
        };
        let file = file(folder, &known.key);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        let quoted = serde_json::to_string(&door.home)?;
        let known = serde_json::to_string(&known)?.replace(quoted.trim_matches('"'), HOME);
        let mut written = tempfile::NamedTempFile::new_in(folder)?;
        std::io::Write::write_all(&mut written, known.as_bytes())?;
        report::keep(written, &file)
    }
}

/// Whether the package uses one of the student's own crates, which may change from cell to cell: only Cargo can tell.
fn changes(manifest: &str, library: &str) -> bool {
    let manifest = manifest
        .split_once("[dependencies]")
        .map_or("", |(_, rest)| rest);
    let own = |line: &str| line.contains("path") && line.split(['=', ' ']).next() != Some(library);
    manifest.lines().map(str::trim).any(own)
}

/// Distinguishes packages by manifest and compiler flags.
fn key(door: &Door) -> String {
    let manifest = fs::read_to_string(door.package().join("Cargo.toml")).unwrap_or_default();
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    format!("{flags}\n{manifest}")
}

fn file(folder: &Path, key: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    folder
        .join("commands")
        .join(format!("{:016x}.json", hasher.finish()))
}
