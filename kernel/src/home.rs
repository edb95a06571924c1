//! The folder of one kernel, for what evcxr, the compiler and the cells write.
//!
//! It belongs to the user, has a name that nobody can guess, and is locked as long as its kernel lives. It is removed
//! with the kernel; leftovers of a crash are swept when the next one is made.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, bail};

use crate::settings::Settings;
use crate::{files, system};

/// Names begin with this.
const PREFIX: &str = "rust-kernel-";

/// A folder without a lock may be one that is just being made.
const YOUNG: Duration = Duration::from_secs(60);

/// The names under which evcxr and Cargo start this program.
pub const DOORS: [&str; 5] = ["cargo", "rustup", "rustc", "wrapper", "linker"];

/// The folder of a kernel, removed when this is dropped.
pub struct Home {
    folder: PathBuf,
    lock: Option<File>,
}

impl Home {
    /// Makes one in the first place that is writable, and sweeps what others have left there.
    ///
    /// # Errors
    /// No place will do.
    pub fn new(settings: &Settings) -> Result<Self> {
        let mut problems = Vec::new();
        for place in places(settings) {
            sweep(&place);
            match Home::within(&place) {
                Ok(home) => return Ok(home),
                Err(problem) => problems.push(format!("{}: {problem}", place.display())),
            }
        }
        bail!(
            "there is no folder for the kernel's own files (evcxr needs one without spaces in its name):\n{}",
            problems.join("\n")
        )
    }

    fn within(place: &Path) -> io::Result<Self> {
        // Removed again if something fails.
        let made = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place)?;
        let folder = made.path();
        system::private(folder)?;
        let lock = File::create(folder.join("lock"))?;
        lock.try_lock().map_err(io::Error::other)?;
        for inner in ["bin", "cell/src", "crate", "config", ".cargo", "out"] {
            fs::create_dir_all(folder.join(inner))?;
        }
        doors(&folder.join("bin"))?;
        Ok(Home {
            folder: made.keep(),
            lock: Some(lock),
        })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Lets others remove it: on Windows, a folder stays as long as a file in it is open.
    pub fn unlock(&mut self) {
        self.lock = None;
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        self.unlock();
        remove(&self.folder);
    }
}

/// Removes a kernel's folder; on Windows, a library may be held a moment longer than the process that loaded it.
pub fn remove(folder: &Path) {
    for _ in 0..20 {
        if fs::remove_dir_all(folder).is_ok() || !folder.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Where kernels' folders can be, best first.
fn places(settings: &Settings) -> Vec<PathBuf> {
    let own = settings.warm.with_file_name("kernels");
    let _ = fs::create_dir(&own);
    let mut places = Vec::new();
    // Made private each time: letting others read the checkout opens this, too.
    if system::is_own(&own) && system::private(&own).is_ok() {
        places.push(own);
    }
    places.push(env::temp_dir());
    places.extend(env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from));
    places.extend(["/tmp", "/var/tmp", "/dev/shm"].map(PathBuf::from));
    places.retain(|place| place.is_absolute() && place.is_dir());
    let unspaced = |place: PathBuf| {
        if spaced(&place) {
            system::short(&place)
        } else {
            place
        }
    };
    places
        .into_iter()
        .map(unspaced)
        .filter(|place| !spaced(place))
        .collect()
}

/// evcxr gives its child the path of a library in space-separated words.
fn spaced(path: &Path) -> bool {
    path.to_str()
        .is_none_or(|text| text.contains(char::is_whitespace))
}

/// Removes the folders of kernels that no longer exist.
fn sweep(place: &Path) {
    for entry in files::entries(place) {
        let folder = entry.path();
        if !entry.file_name().to_string_lossy().starts_with(PREFIX) || !system::is_own(&folder) {
            continue;
        }
        let dead = match File::open(folder.join("lock")) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(_) => files::modified(&folder)
                .is_ok_and(|made| made.elapsed().is_ok_and(|age| age > YOUNG)),
        };
        if dead {
            let _ = fs::remove_dir_all(&folder);
        }
    }
}

/// Puts this program into the folder under the names of the doors.
#[cfg(unix)]
fn doors(folder: &Path) -> io::Result<()> {
    let program = env::current_exe()?;
    DOORS
        .iter()
        .try_for_each(|door| std::os::unix::fs::symlink(&program, folder.join(door)))
}

/// Puts a copy of this program into the folder under the names of the doors. Windows does not allow a running program
/// to be removed under any of its names: links to this one would stay as long as any kernel runs.
#[cfg(not(unix))]
fn doors(folder: &Path) -> io::Result<()> {
    let [first, others @ ..] =
        DOORS.map(|door| folder.join(door).with_extension(env::consts::EXE_EXTENSION));
    fs::copy(env::current_exe()?, &first)?;
    others.iter().try_for_each(|door| {
        fs::hard_link(&first, door).or_else(|_| fs::copy(&first, door).map(drop))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_of_a_kernel_though_its_program_runs() {
        let place = tempfile::tempdir().unwrap();
        let home = Home::within(place.path()).unwrap();
        for door in DOORS {
            assert!(
                home.folder()
                    .join("bin")
                    .join(files::program(door))
                    .is_file()
            );
        }
        let folder = home.folder().to_owned();
        drop(home);
        assert!(!folder.exists());
    }
}
