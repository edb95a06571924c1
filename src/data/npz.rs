//! The arrays of an `.npz` file, which is a zip archive of `.npy` files.

use std::error::Error;
use std::io::{Cursor, Read};

use ndarray::ArrayD;
use zip::ZipArchive;
use zip::result::ZipError;

use super::npy;

/// A small archive can unpack to a thousand times its size, and a student's computer should survive
/// that. What is too much is told by the largest array of the widest type.
const MAX_ARRAY: u64 = 8 * npy::MAX_NUMBERS as u64;

/// How many names of a foreign archive are worth listing.
const NAMES_SHOWN: usize = 10;

/// An `.npz` file in memory. Every error is the problem, in words.
pub(super) struct Npz(ZipArchive<Cursor<Vec<u8>>>);

impl Npz {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Npz, String> {
        if bytes.is_empty() {
            return Err("the file is empty".into());
        }
        ZipArchive::new(Cursor::new(bytes))
            .map(Npz)
            .map_err(|error| format!("it is not a whole .npz file ({})", chain(&error)))
    }

    /// The array called `name`, as `f32` in standard layout.
    pub(super) fn array(&mut self, name: &str) -> Result<ArrayD<f32>, String> {
        let Some(index) = self.0.index_for_name(&format!("{name}.npy")) else {
            return Err(format!("it has no array `{name}`; it has {}", self.names()));
        };
        let damaged = |why: String| format!("the array `{name}` is damaged ({why})");
        let entry = self.0.by_index(index).map_err(|e| damaged(chain(&e)))?;
        // The size that the archive states is not believed: what really comes out is counted.
        let mut bytes = Vec::new();
        entry
            .take(MAX_ARRAY + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| damaged(e.to_string()))?;
        if bytes.len() as u64 > MAX_ARRAY {
            return Err(format!(
                "the array `{name}` unpacks to more than {} MiB",
                MAX_ARRAY >> 20
            ));
        }
        npy::parse(&bytes)
            .map_err(|problem| format!("the array `{name}` cannot be used: {problem}"))
    }

    /// The names in the archive, as one would say them.
    fn names(&self) -> String {
        let mut names: Vec<String> = self
            .0
            .file_names()
            .take(NAMES_SHOWN)
            .map(|name| {
                let name = name.strip_suffix(".npy").unwrap_or(name);
                format!("`{}`", name.escape_debug())
            })
            .collect();
        match self.0.len() {
            0 => return "no array at all".into(),
            n if n > NAMES_SHOWN => names.push(format!("{} more", n - NAMES_SHOWN)),
            _ => {}
        }
        names.join(", ")
    }
}

/// An error and its cause: the zip reader hides the latter behind "i/o error".
fn chain(error: &ZipError) -> String {
    match error.source() {
        Some(cause) => cause.to_string(),
        None => error.to_string(),
    }
}
