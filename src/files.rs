//! Files that appear whole or not at all.

use std::path::{Path, PathBuf};
use std::{fs, io, process};

use crate::Error;

/// Writes a file beside its place first, then moves it there.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".part-{}", process::id()));
    let part = PathBuf::from(name);
    fs::write(&part, bytes)
        .and_then(|()| fs::rename(&part, path))
        .map_err(|error| {
            // The error that counts is the first one; the part may never have come to be.
            let _ = fs::remove_file(&part);
            not_written(path, &error)
        })
}

fn not_written(path: &Path, error: &io::Error) -> Error {
    Error::File {
        path: path.into(),
        problem: format!("the file could not be written ({error})"),
        advice:
            "Check that its folder exists, that you may write there, and that the disk is not full."
                .into(),
    }
}
