//! What is found out once and kept in files: answers and commands.
//!
//! What is found out while a kernel is warmed is for all kernels, anything else for its own. In the files, marks stand
//! for the folder of the kernel.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tempfile::NamedTempFile;

use super::Door;

/// Marks for the folder of a kernel: as the system writes it, as JSON does, and as URLs do. They differ only on
/// Windows.
const HOME: &str = "{kernel's home}";
const QUOTED: &str = "{kernel's home, quoted}";
const SLASHED: &str = "{kernel's home, slashed}";

/// A file's content.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: String,
    value: Value,
}

/// What is kept under a key: by this kernel, or for all of them, if that holds here, too.
pub fn recall<T: DeserializeOwned>(
    door: &Door,
    kind: &str,
    key: &str,
    from_all: bool,
) -> Option<T> {
    let key = marked(key, &door.home);
    let folders = [Some(&door.home), door.warm.as_ref().filter(|_| from_all)];
    let read = |folder: &PathBuf| {
        let kept = fs::read(file(folder, kind, &key)).ok()?;
        let kept: Kept = serde_json::from_slice(&kept).ok()?;
        (kept.key == key).then_some(kept.value)
    };
    let mut value = folders.into_iter().flatten().find_map(read)?;
    change(&mut value, &|text| unmarked(text, &door.home));
    serde_json::from_value(value).ok()
}

/// Keeps something under a key.
pub fn keep(door: &Door, kind: &str, key: &str, value: impl Serialize) -> Result<()> {
    let key = marked(key, &door.home);
    let mut value = serde_json::to_value(value)?;
    change(&mut value, &|text| marked(text, &door.home));
    let for_all = door.warm.as_ref().filter(|_| door.warming);
    let file = file(for_all.unwrap_or(&door.home), kind, &key);
    let folder = file.parent().context("no folder")?;
    fs::create_dir_all(folder)?;
    // Only its owner can read this. When warming ends, it lets everybody read its folder.
    let mut written = NamedTempFile::new_in(folder)?;
    written.write_all(&serde_json::to_vec(&Kept { key, value })?)?;
    written
        .persist(&file)
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(())
}

fn file(folder: &Path, kind: &str, key: &str) -> PathBuf {
    folder.join(kind).join(format!("{}.json", digest(key)))
}

/// Something as a file's name.
pub fn digest(key: impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Changes all texts in it.
fn change(value: &mut Value, how: &impl Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = how(text),
        Value::Array(all) => all.iter_mut().for_each(|inner| change(inner, how)),
        Value::Object(all) => all.values_mut().for_each(|inner| change(inner, how)),
        _ => {}
    }
}

/// The ways to write a folder, with their marks; one that contains another comes first.
fn spellings(home: &Path) -> [(String, &'static str); 3] {
    let plain = home.to_string_lossy().into_owned();
    [
        (plain.replace('\\', "\\\\"), QUOTED),
        (plain.replace('\\', "/"), SLASHED),
        (plain, HOME),
    ]
}

/// The text without the folder, so that it is true for all kernels.
fn marked(text: &str, home: &Path) -> String {
    let mut spellings = spellings(home).to_vec();
    spellings.dedup_by(|next, first| next.0 == first.0);
    spellings
        .iter()
        .fold(text.to_owned(), |text, (spelling, mark)| {
            text.replace(spelling, mark)
        })
}

/// The text with the folder.
fn unmarked(text: &str, home: &Path) -> String {
    spellings(home)
        .iter()
        .fold(text.to_owned(), |text, (spelling, mark)| {
            text.replace(mark, spelling)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_true_of_every_kernel_however_a_folder_is_written() {
        for (warmed, other) in [
            ("/tmp/rust-kernel-a", "/home/me/rust-kernel-b"),
            (r"C:\Users\me\rust-kernel-a", r"D:\kernels\rust-kernel-b"),
        ] {
            let said = |home: &str| {
                let quoted = home.replace('\\', r"\\");
                let slashed = home.replace('\\', "/");
                format!(
                    r#"{home} {{"manifest": "{quoted}", "id": "path+file:///{slashed}/crate"}}"#
                )
            };
            let kept = marked(&said(warmed), Path::new(warmed));
            assert!(!kept.contains("rust-kernel"), "{kept}");
            assert_eq!(unmarked(&kept, Path::new(other)), said(other));
        }
    }
}
