//! The arrays of an `.npz` file, which is a zip archive of `.npy` files.

use std::io::{Cursor, Read};

use ndarray::ArrayD;
use zip::ZipArchive;
use zip::result::ZipError;

use super::npy;
use crate::language::{Words, said, within, words};

/// A small archive can unpack to a thousand times its size, and a student's computer should survive that. The limit is
/// the largest array of the widest type.
const MAX_ARRAY: u64 = 8 * npy::MAX_NUMBERS as u64;

/// How many names of a foreign archive are worth listing.
const NAMES_SHOWN: usize = 10;

/// An `.npz` file in memory. Every error is a description of the problem.
pub(super) struct Npz(ZipArchive<Cursor<Vec<u8>>>);

impl Npz {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Npz, Words> {
        if bytes.is_empty() {
            return Err(words!("the file is empty"));
        }
        ZipArchive::new(Cursor::new(bytes))
            .map(Npz)
            .map_err(|error| within(chain(&error), words!("it is not a whole .npz file")))
    }

    /// The array called `name`, as `f32` in standard layout.
    pub(super) fn array(&mut self, name: &str) -> Result<ArrayD<f32>, Words> {
        let Some(index) = self.0.index_for_name(&format!("{name}.npy")) else {
            let names = self.names();
            return Err(words!("it has no array `{name}`; it has {names}"; name, names));
        };
        let damaged = |why: Words| within(why, words!("the array `{name}` is damaged"; name));
        let entry = self.0.by_index(index).map_err(|e| damaged(chain(&e)))?;
        // The size stated in the archive is not trusted: what actually comes out is counted.
        let mut bytes = Vec::new();
        entry
            .take(MAX_ARRAY + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| damaged(said(&e)))?;
        if bytes.len() as u64 > MAX_ARRAY {
            let most = MAX_ARRAY >> 20;
            return Err(words!("the array `{name}` unpacks to more than {most} MiB"; name, most));
        }
        npy::parse(&bytes).map_err(
            |problem| words!("the array `{name}` cannot be used: {problem}"; name, problem),
        )
    }

    /// The names in the archive, as a phrase.
    fn names(&self) -> Words {
        let names: Vec<Words> = self
            .0
            .file_names()
            .take(NAMES_SHOWN)
            .map(|name| {
                let name = name.strip_suffix(".npy").unwrap_or(name);
                format!("`{}`", name.escape_debug()).into()
            })
            .collect();
        let names = Words::joined(&names, &words!(", "));
        match self.0.len() {
            0 => words!("no array at all"),
            n if n > NAMES_SHOWN => words!("{names}, {more} more"; names, more = n - NAMES_SHOWN),
            _ => names,
        }
    }
}

/// An error and its cause: the zip reader hides the latter behind "i/o error".
fn chain(error: &ZipError) -> Words {
    match error {
        ZipError::Io(cause) => said(cause),
        other => other.to_string().into(),
    }
}
