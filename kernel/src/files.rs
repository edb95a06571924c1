//! Files and folders: their names, what is in them, and when they were written.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX, EXE_SUFFIX};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A program's file name.
pub fn program(name: &str) -> String {
    format!("{name}{EXE_SUFFIX}")
}

/// A shared library's file name.
pub fn shared_library(name: &str) -> String {
    format!("{DLL_PREFIX}{name}{DLL_SUFFIX}")
}

/// A folder's full name, without links; on Windows, without the `\\?\` that confuses other programs.
///
/// # Errors
/// It is not there.
pub fn canonical(folder: &Path) -> io::Result<PathBuf> {
    let full = fs::canonicalize(folder)?;
    let plain = full
        .to_str()
        .and_then(|text| text.strip_prefix(r"\\?\"))
        .filter(|text| !text.starts_with("UNC"));
    Ok(plain.map_or(full.clone(), PathBuf::from))
}

/// When a file was last written; a folder is as new as the last file added or removed.
///
/// # Errors
/// It is not there.
pub fn modified(path: &Path) -> io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}

/// What can be read of a folder.
pub fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

/// A path and all that can be read below it.
pub fn tree(path: PathBuf) -> impl Iterator<Item = PathBuf> {
    let mut waiting = vec![path];
    std::iter::from_fn(move || {
        let next = waiting.pop()?;
        waiting.extend(entries(&next).map(|entry| entry.path()));
        Some(next)
    })
}
