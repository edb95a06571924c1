//! The crate that a kernel loads.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::{canonical, modified, tree};
use crate::settings::Settings;

/// The crate that a kernel loads.
pub struct Loaded {
    /// Its folder.
    pub path: PathBuf,
    /// Whether it is the one compiled for all kernels, unchanged since then.
    pub fresh: bool,
}

impl Loaded {
    /// The one meant by a notebook whose kernel works in this folder: that beside it, or the one in the settings.
    pub fn within(settings: &Settings, working: &Path) -> Self {
        let library = &settings.notebooks.library;
        let beside = library
            .written
            .as_ref()
            .and_then(|written| canonical(&working.join(written)).ok());
        let path = beside
            .filter(|folder| is_crate(folder, &library.name))
            .unwrap_or_else(|| library.path.clone());
        let fresh = path == library.path && !changed(&path, &settings.warm);
        Loaded { path, fresh }
    }
}

fn is_crate(folder: &Path, name: &str) -> bool {
    let manifest = manifest(folder);
    let package = manifest.get("package");
    package.and_then(|package| package.get("name")?.as_str()) == Some(name)
}

/// What a crate says about itself; nothing if it does not.
fn manifest(folder: &Path) -> toml::Table {
    let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    text.parse().unwrap_or_default()
}

/// The folders of the crates beside this one that it is compiled with.
fn companions(path: &Path) -> Vec<PathBuf> {
    let manifest = manifest(path);
    let dependencies = manifest.get("dependencies").and_then(|all| all.as_table());
    let all = dependencies.into_iter().flat_map(|all| all.values());
    let folders = all.filter_map(|dependency| dependency.get("path")?.as_str());
    folders.map(|folder| path.join(folder)).collect()
}

/// Whether a source of the crate is newer than what was compiled from it.
fn changed(path: &Path, warm: &Path) -> bool {
    let Ok(compiled) = modified(&Settings::file(warm)) else {
        return true;
    };
    let mut sources = companions(path);
    sources.extend([path.join("Cargo.toml"), path.join("src")]);
    let mut files = sources.into_iter().flat_map(tree);
    files.any(|file| modified(&file).is_ok_and(|written| written > compiled))
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn a_crate_has_changed_if_one_beside_it_has() {
        const MINUTE: Duration = Duration::from_secs(60);
        let folder = tempfile::tempdir().unwrap();
        let [library, words] = ["library", "words"].map(|name| folder.path().join(name));
        fs::create_dir_all(library.join("src")).unwrap();
        fs::create_dir(&words).unwrap();
        let manifest = "[dependencies]\nwords = { path = \"../words\" }\nother = \"1\"\n";
        let now = SystemTime::now();
        let write = |file: &Path, text: &str, time: SystemTime| {
            fs::write(file, text).unwrap();
            let file = File::options().write(true).open(file).unwrap();
            file.set_modified(time).unwrap();
        };
        write(&library.join("Cargo.toml"), manifest, now - MINUTE);
        write(&words.join("fr.toml"), "", now - MINUTE);
        write(&Settings::file(folder.path()), "", now + MINUTE);
        assert!(!changed(&library, folder.path()));
        write(&words.join("fr.toml"), "", now + 2 * MINUTE);
        assert!(changed(&library, folder.path()));
    }
}
