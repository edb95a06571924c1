//! The recordings on this computer's disk.

use std::error::Error as StdError;
use std::fs;
use std::path::{Path, PathBuf};
use std::{env, io, iter};

use super::curl::Download;
use crate::files;
use crate::language::{Words, within, words};
use crate::{Error, Language};

/// Downloads the recordings into `folder`, unless they are there already, and returns the path of
/// the file, to be read with [`load_data_split`](crate::load_data_split).
///
/// The file is `W3D4_stringer_oribinned6_split.npz` from <https://osf.io/p3aeb/download>. It is checked against its MD5
/// sum, and appears under its name only when it is complete and correct. The folder is made if needed. If the file is
/// already there, nothing is downloaded.
///
/// If you may only read the folder, such as that of a course on a shared computer, the file goes into a folder of your
/// own, and a line in the cell's output says where.
///
/// Source: Stringer et al. (2021), Cell, <https://doi.org/10.1016/j.cell.2021.03.042>, prepared by
/// [Neuromatch Academy](https://github.com/NeuromatchAcademy/course-content).
///
/// # Errors
///
/// [`Error::Download`] if the program `curl` is missing, the network or the server fails, or what
/// arrives is not the recordings. [`Error::File`] if the folder cannot be written to, or holds
/// another file of that name, which is never overwritten. Neither leaves anything behind.
///
/// # Example
///
/// ```no_run
/// use v1conv::{fetch_data, load_data_split};
///
/// let path = fetch_data("data")?;
/// let data = load_data_split(path)?;
/// println!("{} stimuli, {} neurons", data.resp_train.nrows(), data.resp_train.ncols());
/// # Ok::<(), v1conv::Error>(())
/// ```
pub fn fetch_data(folder: impl AsRef<Path>) -> Result<PathBuf, Error> {
    let (path, note) = RECORDINGS.fetch_or_at_home(folder.as_ref(), own_folder())?;
    if let Some(note) = note {
        println!("{}", note.of(Language::spoken()));
    }
    Ok(path)
}

/// The folder for our data, where programs keep a user's data on this system.
fn own_folder() -> Option<PathBuf> {
    let folder = |variable| env::var_os(variable).map(PathBuf::from);
    let data = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_vendor = "apple") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")))
    };
    // A relative path would mean a different place in each folder.
    data.filter(|path| path.is_absolute())
        .map(|path| path.join("v1conv"))
}

pub(super) const RECORDINGS: Download<'static> = Download {
    url: "https://osf.io/p3aeb/download",
    name: "W3D4_stringer_oribinned6_split.npz",
    md5: "b3f7245c6221234a676b71a1f43c3bb5",
    curl: "curl",
    stall_seconds: 30,
    total_seconds: 15 * 60,
    max_bytes: 128 << 20,
};

impl Download<'_> {
    /// The path of the file in `folder`, downloaded if absent. If `folder` is not writable, the file goes to `home`,
    /// with a note.
    pub fn fetch_or_at_home(
        &self,
        folder: &Path,
        home: Option<PathBuf>,
    ) -> Result<(PathBuf, Option<Words>), Error> {
        let refused = match self.fetch(folder) {
            Err(error) if may_not(&error) => error,
            other => return Ok((other?, None)),
        };
        let home = home.ok_or_else(|| refused.clone())?;
        let path = match self.fetch(&home) {
            Err(error) if may_not(&error) => return Err(refused),
            other => other?,
        };
        let (folder, shown) = (folder.display(), path.display());
        let note = words!(
            "You may not write to {folder}, so the recordings are in a folder of your own: {shown}";
            folder, shown
        );
        Ok((path, Some(note)))
    }

    fn fetch(&self, folder: &Path) -> Result<PathBuf, Error> {
        let missing = |it: &&Path| !it.as_os_str().is_empty() && !it.exists();
        let made: Vec<&Path> = folder.ancestors().take_while(missing).collect();
        let target = folder.join(self.name);
        let fetched = self.fetch_to(folder, &target);
        if fetched.is_err() {
            // Only empty folders are removed: another kernel may have more success.
            for folder in made {
                let _ = fs::remove_dir(folder);
            }
        }
        fetched.map(|()| target)
    }

    fn fetch_to(&self, folder: &Path, target: &Path) -> Result<(), Error> {
        fs::create_dir_all(folder).map_err(|error| files::not_written(target, error))?;
        if self.is_present(target)? {
            return Ok(());
        }
        files::try_out(target)?;
        let bytes = self.get(target)?;
        let (found, expected) = (sum(&bytes), self.md5);
        if found != expected {
            let problem = words!(
                "what arrived is another file (its MD5 sum is {found}, expected {expected}); a \
                 network that asks you to log in first may have answered instead";
                found, expected
            );
            return Err(self.failed(target, problem));
        }
        // Another kernel may have been first. Its file is as good as ours, unless it is wrong.
        if self.is_present(target)? {
            return Ok(());
        }
        // A kernel that failed may have removed the folder.
        let _ = fs::create_dir_all(folder);
        match files::write_whole(target, &bytes) {
            // Windows refuses to replace an open file, and another kernel may be reading it by now.
            Err(error) if !self.is_present(target)? => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether the right file is there; a wrong one is an error.
    fn is_present(&self, target: &Path) -> Result<bool, Error> {
        let refused = |problem| {
            let advice = words!(
                "Delete it, or move it elsewhere, and run the cell again to download a new copy."
            );
            Error::file(target, problem, advice)
        };
        let bytes = match files::read(target, self.max_bytes) {
            Err(unread) if unread.is_missing() => return Ok(false),
            Err(unread) => {
                let problem = words!("the file cannot be read");
                return Err(refused(within(unread.words(), problem)).because(unread));
            }
            Ok(bytes) => bytes,
        };
        let (found, expected) = (sum(&bytes), self.md5);
        if found != expected {
            return Err(refused(words!(
                "a file of this name is here already, but it is not the right one (its MD5 sum is \
                 {found}, expected {expected})";
                found, expected
            )));
        }
        Ok(true)
    }
}

fn sum(bytes: &[u8]) -> String {
    format!("{:x}", md5::compute(bytes))
}

/// Whether the system refuses it to this user: another folder may help.
fn may_not(error: &Error) -> bool {
    use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    iter::successors(error.source(), |&cause| cause.source())
        .filter_map(|cause| cause.downcast_ref().map(io::Error::kind))
        .any(|kind| matches!(kind, PermissionDenied | ReadOnlyFilesystem))
}
