//! A kernel that compiles its own crates starts with what has already been compiled.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};

/// Beginnings of names that belong only to the package compiled there.
const OWN: [&str; 2] = ["ctx-", "libctx"];

/// Makes `target` a copy of the warmed one, unless it exists.
///
/// Files that nobody writes to again are shared if the file system can; Cargo sees by the time that a file has not
/// changed.
pub fn target(warm: &Path, target: &Path, library: &str) -> Result<()> {
    if target.join("filled").exists() || !warm.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(target)?;
    copy(warm, target, library)
        .with_context(|| format!("no room for the compiled crates in {}", target.display()))?;
    Ok(fs::write(target.join("filled"), "")?)
}

fn copy(from: &Path, to: &Path, library: &str) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if OWN.iter().any(|own| text.starts_with(own)) || text == ".cargo-lock" {
            continue;
        }
        let (source, copied) = (entry.path(), to.join(&name));
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&copied)?;
            copy(&source, &copied, library)?;
            continue;
        }
        let compiled = [".rlib", ".rmeta", ".so", ".dylib", ".dll"]
            .iter()
            .any(|end| text.ends_with(end));
        if compiled && !text.contains(library) && fs::hard_link(&source, &copied).is_ok() {
            continue;
        }
        fs::copy(&source, &copied)?;
        fs::OpenOptions::new()
            .write(true)
            .open(&copied)?
            .set_modified(entry.metadata()?.modified()?)?;
    }
    Ok(())
}
