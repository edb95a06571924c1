//! The recordings on this computer's disk.

use std::error::Error as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, io};

use super::curl;
use crate::files::{self, Unread};
use crate::language::{Words, words};
use crate::{Error, Language};

/// Downloads the recordings into `folder`, unless they are there already, and returns the path of
/// the file, to be read with [`load_data_split`](crate::load_data_split).
///
/// The file is `W3D4_stringer_oribinned6_split.npz` from <https://osf.io/p3aeb/download>. It is
/// checked against its MD5 sum, and only appears under its name when it is whole and right. The
/// folder is made if need be. If the file is there already, nothing is sent or asked.
///
/// In a folder that you may only read, as that of a course on a shared computer, a file that is not there cannot be
/// put: then it comes into a folder of your own, and a line in the cell's output says where.
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
    let (path, note) = Download::RECORDINGS.fetch_or_at_home(folder.as_ref(), own_folder())?;
    if let Some(note) = note {
        println!("{}", note.of(Language::spoken()));
    }
    Ok(path)
}

/// Where programs keep a user's data on this system, and in it a folder for ours.
fn own_folder() -> Option<PathBuf> {
    let folder = |variable| env::var_os(variable).map(PathBuf::from);
    let data = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_vendor = "apple") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")))
    };
    // A path that depends on where one is leads to many places.
    data.filter(|path| path.is_absolute())
        .map(|path| path.join("v1conv"))
}

/// A file on a server, and how to get it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Download<'a> {
    pub url: &'a str,
    /// The name of the file on the disk.
    pub name: &'a str,
    /// The sum of the file, in lowercase hexadecimal.
    pub md5: &'a str,
    /// The program that does it.
    pub curl: &'a str,
    /// How long the server may take to accept the connection, in seconds.
    pub connect_seconds: u32,
    /// How long nothing may arrive, in seconds.
    pub stall_seconds: u32,
    /// How long the whole of it may take, in seconds; less than [`STALE`].
    pub total_seconds: u32,
    pub max_bytes: u64,
}

/// A temporary file of this age is nobody's any more.
const STALE: Duration = Duration::from_secs(60 * 60);

impl Download<'static> {
    pub const RECORDINGS: Self = Download {
        url: "https://osf.io/p3aeb/download",
        name: "W3D4_stringer_oribinned6_split.npz",
        md5: "b3f7245c6221234a676b71a1f43c3bb5",
        curl: "curl",
        connect_seconds: 20,
        stall_seconds: 30,
        total_seconds: 15 * 60,
        max_bytes: 128 << 20,
    };
}

impl Download<'_> {
    /// As [`fetch`](Self::fetch), but in a folder that may not be written to the file is put at `home`, with a note.
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
            "You may not write to {folder}, so the recordings are in a folder of your own: {shown}",
            "{folder}には書き込めないため、記録データは自分だけが使うフォルダーに置きました：{shown}"
        );
        Ok((path, Some(note)))
    }

    /// The path of the file in `folder`, which is downloaded if absent.
    pub fn fetch(&self, folder: &Path) -> Result<PathBuf, Error> {
        let named = |folder: &&Path| !folder.as_os_str().is_empty();
        let missing = folder
            .ancestors()
            .filter(named)
            .take_while(|it| !it.exists());
        let made: Vec<&Path> = missing.collect();
        let path = self.fetch_into(folder);
        if path.is_err() {
            // Only folders that are empty go: another kernel may have more success.
            for folder in made {
                let _ = fs::remove_dir(folder);
            }
        }
        path
    }

    fn fetch_into(&self, folder: &Path) -> Result<PathBuf, Error> {
        let target = folder.join(self.name);
        fs::create_dir_all(folder).map_err(|error| {
            Error::File {
                path: folder.to_owned(),
                problem: Words::from(&error).within(words!(
                    "the folder cannot be made",
                    "フォルダーを作れません"
                )),
                advice: words!(
                    "Choose a folder in which you may write.",
                    "書き込みの許可があるフォルダーを指定してください。"
                ),
                cause: None,
            }
            .because(error)
        })?;
        sweep(folder, &self.part_prefix());
        if self.is_present(&target)? {
            return Ok(target);
        }

        let (part, file) = Part::create(folder, &self.part_prefix())?;
        curl::download(self, file, &target)?;
        let found = md5_of(&part.0).map_err(|error| cannot_write(&part.0, error))?;
        if found != self.md5 {
            let expected = self.md5;
            return Err(self.failed(
                &target,
                words!(
                    "what arrived is another file (its MD5 sum is {found}, expected {expected}); a network that asks you to log in first may have answered instead",
                    "届いたのは別のファイルでした（MD5は{expected}のはずが{found}です）。最初にログインを求めるネットワークが代わりに応答したのかもしれません"
                ),
            ));
        }
        // Another kernel may have been first. Its file is as good as ours, unless it is wrong.
        if !self.is_present(&target)? {
            let renamed = fs::rename(&part.0, &target);
            // Windows refuses to replace a file that someone reads, as that kernel may do by now.
            if let Err(error) = renamed
                && !self.is_present(&target)?
            {
                return Err(cannot_write(&target, error));
            }
        }
        Ok(target)
    }

    /// Whether the right file is there; a wrong one is an error.
    fn is_present(&self, target: &Path) -> Result<bool, Error> {
        let refuse = |problem| Error::File {
            path: target.to_owned(),
            problem,
            advice: words!(
                "Delete it, or move it elsewhere, and run the cell again to download it anew.",
                "削除するか別の場所に移してから、セルをもう一度実行すると、あらためてダウンロードします。"
            ),
            cause: None,
        };
        match fs::metadata(target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Ok(metadata) if !metadata.is_file() => {
                return Err(refuse(words!(
                    "something other than a file has this name",
                    "この名前のものはファイルではありません"
                )));
            }
            _ => {}
        }
        let found = md5_of(target).map_err(|error| {
            let problem = words!("the file cannot be read", "ファイルを読み込めません");
            refuse(Words::from(&error).within(problem)).because(error)
        })?;
        let expected = self.md5;
        if found != expected {
            return Err(refuse(words!(
                "a file of this name is here already, but it is not the right one (its MD5 sum is {found}, expected {expected})",
                "同じ名前のファイルがすでにありますが、正しいものではありません（MD5は{expected}のはずが{found}です）"
            )));
        }
        Ok(true)
    }

    /// The error of a download that failed, with the way around it.
    pub(super) fn failed(&self, target: &Path, problem: Words) -> Error {
        let target = target.display();
        Error::Download {
            url: self.url.to_owned(),
            problem,
            advice: words!(
                "Run the cell again a little later, or open the address in a browser and save the file as {target}",
                "少し待ってからセルをもう一度実行するか、ブラウザーでこのアドレスを開き、ファイルを{target}として保存してください。"
            ),
            cause: None,
        }
    }

    fn part_prefix(&self) -> String {
        format!("{}.part-", self.name)
    }
}

/// A temporary file beside the final one, on the same disk so that it can take its name at once.
/// It is gone when this value is, unless it has been renamed.
struct Part(PathBuf);

impl Part {
    fn create(folder: &Path, prefix: &str) -> Result<(Part, File), Error> {
        let process = std::process::id();
        let mut n = 0;
        loop {
            let path = folder.join(format!("{prefix}{process}-{n}"));
            match File::create_new(&path) {
                Ok(file) => return Ok((Part(path), file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => n += 1,
                // A kernel that failed has taken the folder along.
                Err(error) if error.kind() == io::ErrorKind::NotFound && n < 100 => {
                    let _ = fs::create_dir_all(folder);
                    n += 1;
                }
                Err(error) => return Err(cannot_write(&path, error)),
            }
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Nothing can be done if it fails; the sweep of another day takes it.
        let _ = fs::remove_file(&self.0);
    }
}

/// Removes what processes that were killed have left in `folder`.
fn sweep(folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_part = entry.file_name().to_string_lossy().starts_with(prefix);
        let age = entry.metadata().and_then(|it| it.modified()).ok();
        let age = age.and_then(|time| time.elapsed().ok());
        if is_part && age.is_some_and(|age| age > STALE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn md5_of(path: &Path) -> io::Result<String> {
    let mut sum = md5::Context::new();
    let mut file = files::open(path).map_err(|unread| match unread {
        Unread::System(error) => error,
        other => io::Error::other(other),
    })?;
    io::copy(&mut file, &mut sum)?;
    Ok(format!("{:x}", sum.finalize()))
}

pub(super) fn cannot_write(path: &Path, error: io::Error) -> Error {
    Error::File {
        path: path.to_owned(),
        problem: Words::from(&error).within(words!(
            "the file cannot be written",
            "ファイルに書き込めません"
        )),
        advice: words!(
            "Choose a folder in which you may write, on a disk with room to spare.",
            "書き込みの許可があり、空きのあるディスクのフォルダーを指定してください。"
        ),
        cause: None,
    }
    .because(error)
}

/// Whether the system refuses it to this user: another folder may help.
fn may_not(error: &Error) -> bool {
    let cause = error.source().and_then(|cause| cause.downcast_ref());
    let kind = cause.map(io::Error::kind);
    matches!(
        kind,
        Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
    )
}
