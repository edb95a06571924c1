//! Files that students name: read only if they are plain files of a bounded size, written completely or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{error, fmt};

use crate::Error;
use crate::language::{Words, said, within, words};
use crate::random::fresh_seed;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// The system refused.
    System(io::Error),
    Folder,
    /// Reading a pipe means waiting for a writer, and some devices have no end.
    Device,
    /// It has more bytes than this.
    Larger(u64),
}

impl Unread {
    pub(crate) fn words(&self) -> Words {
        match self {
            Unread::System(error) => said(error),
            Unread::Folder => words!("it is a folder"),
            Unread::Device => words!("it is a device, not a file"),
            Unread::Larger(most) => {
                let most = most >> 20;
                words!("it is larger than {most} MiB"; most)
            }
        }
    }

    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, Unread::System(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().of(crate::Language::English))
    }
}

impl error::Error for Unread {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Unread::System(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Unread::System(error)
    }
}

/// Opens a plain file; never waits for anything else of that name.
pub(crate) fn open(path: &Path) -> Result<File, Unread> {
    // Checked before, because some devices notice being opened, and after, because the file may have changed by then.
    plain(&fs::metadata(path)?)?;
    let file = unhurried().read(true).open(path)?;
    plain(&file.metadata()?)?;
    Ok(file)
}

fn plain(about: &fs::Metadata) -> Result<(), Unread> {
    match about.file_type() {
        kind if kind.is_file() => Ok(()),
        kind if kind.is_dir() => Err(Unread::Folder),
        _ => Err(Unread::Device),
    }
}

/// Opening a pipe this way does not wait.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn unhurried() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    /// The system's `O_NONBLOCK`.
    const WITHOUT_WAITING: i32 = if cfg!(target_vendor = "apple") {
        0x4
    } else {
        0o4000
    };
    let mut options = OpenOptions::new();
    options.custom_flags(WITHOUT_WAITING);
    options
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn unhurried() -> OpenOptions {
    OpenOptions::new()
}

/// All of a plain file of at most this many bytes.
pub(crate) fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let bytes = begin(path, most.saturating_add(1))?;
    if bytes.len() as u64 > most {
        return Err(Unread::Larger(most));
    }
    Ok(bytes)
}

/// The first bytes of a plain file, at most `most`.
pub(crate) fn begin(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file beside its place first, then moves it there.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let part = part_of(path);
    fs::write(&part, bytes)
        .and_then(|()| fs::rename(&part, path))
        .map_err(|error| {
            // The first error counts; the temporary file may not even exist.
            let _ = fs::remove_file(&part);
            not_written(path, error)
        })
}

/// Fails where [`write_whole`] would, before there is anything to write.
pub(crate) fn try_out(path: &Path) -> Result<(), Error> {
    let part = part_of(path);
    fs::write(&part, "")
        .and_then(|()| fs::remove_file(&part))
        .map_err(|error| not_written(path, error))
}

/// A name that no other process has, not even on another computer that shares the disk.
fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".part-{:016x}", fresh_seed()));
    PathBuf::from(name)
}

/// The error for a file that the system does not let us write.
pub(crate) fn not_written(path: &Path, error: io::Error) -> Error {
    let said = said(&error);
    Error::file(
        path,
        within(said, words!("the file could not be written")),
        words!(
            "Check that its folder exists, that you may write there, and that the disk is not \
             full."
        ),
    )
    .because(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn a_file_is_read_up_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "four").unwrap();
        assert_eq!(read(&path, 4).unwrap(), b"four");
        assert!(matches!(read(&path, 3), Err(Unread::Larger(3))));
        assert_eq!(begin(&path, 3).unwrap(), b"fou");
        assert!(matches!(read(folder.path(), 4), Err(Unread::Folder)));
        assert!(
            read(&folder.path().join("none"), 4)
                .unwrap_err()
                .is_missing()
        );
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap();
        assert!(made.success());
        for path in [pipe.as_path(), Path::new("/dev/zero")] {
            assert!(matches!(read(path, 1), Err(Unread::Device)), "{path:?}");
        }
        // Even if it has become a pipe since it was checked.
        let file = unhurried().read(true).open(&pipe).unwrap();
        assert!(plain(&file.metadata().unwrap()).is_err());
    }

    #[test]
    fn what_was_not_written_is_said_in_both_languages_with_its_cause() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_whole(&folder.path().join("none/figure.svg"), b"").unwrap_err();
        let japanese = error.message(Language::Japanese);
        assert!(
            japanese.contains("書き込めませんでした（見つかりません："),
            "{japanese}"
        );
        let cause = std::error::Error::source(&error).unwrap();
        assert!(
            error
                .message(Language::English)
                .contains(&cause.to_string())
        );
    }
}
