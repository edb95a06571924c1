//! The folder of one kernel, for what evcxr, the compiler and the cells write.
//!
//! It belongs to the user, has a name that nobody can guess, and is locked as long as its kernel lives. It is removed
//! with the kernel; leftovers of a crash are swept when the next one is made.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::settings::{Settings, canonical};
use crate::system;

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

/// The crate that a kernel loads.
pub struct Loaded {
    /// Its folder.
    pub path: PathBuf,
    /// Whether it is the one compiled for all kernels, unchanged since then.
    pub fresh: bool,
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
        let folder = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempdir_in(place)?
            .keep();
        let made = || {
            private(&folder)?;
            let lock = File::create(folder.join("lock"))?;
            lock.try_lock().map_err(io::Error::other)?;
            for inner in ["bin", "cell/src", "crate", "config", ".cargo", "out"] {
                fs::create_dir_all(folder.join(inner))?;
            }
            doors(&folder.join("bin"))?;
            Ok(lock)
        };
        match made() {
            Ok(lock) => Ok(Home {
                folder,
                lock: Some(lock),
            }),
            Err(problem) => {
                let _ = fs::remove_dir_all(&folder);
                Err(problem)
            }
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Lets others remove it: on Windows, a folder stays as long as a file in it is open.
    pub fn unlock(&mut self) {
        self.lock = None;
    }

    /// Writes what evcxr reads when it starts, and returns the variables that make it use this folder.
    ///
    /// # Errors
    /// The folder cannot be written to; a name is not Unicode.
    pub fn prepare(
        &self,
        settings: &Settings,
        loaded: &Loaded,
    ) -> Result<Vec<(OsString, OsString)>> {
        let library = &settings.notebooks.library;
        let path = loaded
            .path
            .to_str()
            .context("the name of the crate's folder is not Unicode")?;
        let mut init = settings.notebooks.commands.join("\n");
        init.push_str(&format!(
            "\n:dep {} = {{ path = {} }}\n",
            library.name,
            serde_json::to_string(path)?
        ));
        fs::write(self.folder.join("config/init.evcxr"), init)?;
        fs::write(
            self.folder.join("config/prelude.rs"),
            settings.notebooks.cells.join("\n"),
        )?;
        fs::write(
            self.folder.join(".cargo/config.toml"),
            &settings.notebooks.cargo,
        )?;

        let toolchain = &settings.toolchain;
        let mut search = vec![self.folder.join("bin")];
        search.extend(toolchain.rustc.parent().map(Path::to_owned));
        if cfg!(windows) {
            // Where Windows looks for shared libraries.
            search.extend([
                settings.warm.join("cell-library"),
                toolchain.libraries.clone(),
            ]);
            search.extend(deps(settings));
        }
        let given = env::var_os("PATH").unwrap_or_default();
        for folder in env::split_paths(&given).chain(env::split_paths(&settings.path)) {
            if folder.is_absolute() && !search.contains(&folder) {
                search.push(folder);
            }
        }
        let mut libraries = vec![toolchain.libraries.clone()];
        libraries.extend(given_libraries(&library.name));
        let mut variables: Vec<(OsString, OsString)> = vec![
            ("PATH".into(), env::join_paths(search)?),
            ("EVCXR_TMPDIR".into(), self.folder.join("crate").into()),
            ("EVCXR_CONFIG_DIR".into(), self.folder.join("config").into()),
            // evcxr would update what it finds installed there, and overwrite the kernelspec of this kernel.
            ("JUPYTER_PATH".into(), self.folder.clone().into()),
            // evcxr looks here first for the compiler.
            ("CARGO_HOME".into(), self.folder.clone().into()),
            ("NOTEBOOK_KERNEL_HOME".into(), self.folder.clone().into()),
            (
                "NOTEBOOK_KERNEL_SETTINGS".into(),
                Settings::file(&settings.warm).into(),
            ),
            (
                "NOTEBOOK_KERNEL_CARGO_HOME".into(),
                env::var_os("CARGO_HOME").unwrap_or_default(),
            ),
            (LIBRARY_PATH.into(), env::join_paths(libraries)?),
        ];
        if settings.same_compiler() {
            variables.push(("NOTEBOOK_KERNEL_WARM".into(), settings.warm.clone().into()));
        }
        if loaded.fresh {
            variables.push(("NOTEBOOK_KERNEL_FRESH".into(), "1".into()));
        }
        let sources = settings.warm.join("std");
        if sources.is_dir() {
            variables.push(("RUST_SRC_PATH".into(), sources.into()));
        }
        Ok(variables)
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

/// Which crate is meant by a notebook whose kernel works in this folder: the one it is in, or the one in the settings.
pub fn loaded(settings: &Settings, working: &Path) -> Loaded {
    let library = &settings.notebooks.library;
    let beside = library
        .written
        .as_ref()
        .and_then(|written| canonical(&working.join(written)).ok());
    let path = beside
        .filter(|folder| is_crate(folder, &library.name))
        .unwrap_or_else(|| library.path.clone());
    let fresh = path == library.path && !changed(&path, &settings.warm);
    Loaded { path, fresh }
}

fn is_crate(folder: &Path, name: &str) -> bool {
    let manifest = manifest(folder);
    let package = manifest.get("package");
    package.and_then(|package| package.get("name")?.as_str()) == Some(name)
}

/// What a crate says about itself; nothing if it does not.
fn manifest(folder: &Path) -> toml::Table {
    let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    text.parse().unwrap_or_default()
}

/// The folders of the crates beside this one that it is compiled with.
fn companions(path: &Path) -> Vec<PathBuf> {
    let manifest = manifest(path);
    let dependencies = manifest.get("dependencies").and_then(|all| all.as_table());
    let all = dependencies.into_iter().flat_map(|all| all.values());
    let folders = all.filter_map(|dependency| dependency.get("path")?.as_str());
    folders.map(|folder| path.join(folder)).collect()
}

/// Whether a source of the crate is newer than what was compiled from it.
fn changed(path: &Path, warm: &Path) -> bool {
    let time = |file: &Path| fs::metadata(file).and_then(|metadata| metadata.modified());
    let Ok(compiled) = time(&Settings::file(warm)) else {
        return true;
    };
    let mut waiting = companions(path);
    waiting.extend([path.join("Cargo.toml"), path.join("src")]);
    while let Some(next) = waiting.pop() {
        // A folder is as new as the last file added or removed.
        if time(&next).is_ok_and(|written| written > compiled) {
            return true;
        }
        waiting.extend(
            fs::read_dir(&next)
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.path()),
        );
    }
    false
}

const LIBRARY_PATH: &str = if cfg!(target_os = "macos") {
    "DYLD_LIBRARY_PATH"
} else {
    "LD_LIBRARY_PATH"
};

/// Where the system looks first for shared libraries, without folders that hold another build of the crate: Cargo adds
/// those for the programs it runs.
fn given_libraries(name: &str) -> Vec<PathBuf> {
    let given = env::var_os(LIBRARY_PATH).unwrap_or_default();
    let holds = |folder: &Path| {
        let file = format!(
            "{}{name}{}",
            env::consts::DLL_PREFIX,
            env::consts::DLL_SUFFIX
        );
        folder.join(file).exists()
    };
    env::split_paths(&given)
        .filter(|folder| folder.is_absolute() && !holds(folder))
        .collect()
}

/// The folder of compiled crates, `target/TRIPLE/debug/deps`: it may not be there yet.
fn deps(settings: &Settings) -> Option<PathBuf> {
    let triple = settings.toolchain.triple()?;
    Some(settings.warm.join("target").join(triple).join("debug/deps"))
}

/// Where kernels' folders can be, best first.
fn places(settings: &Settings) -> Vec<PathBuf> {
    let own = settings.warm.with_file_name("kernels");
    let _ = fs::create_dir(&own);
    let mut places = Vec::new();
    // Made private each time: letting others read the checkout opens this, too.
    if is_own(&own) && private(&own).is_ok() {
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
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let folder = entry.path();
        if !entry.file_name().to_string_lossy().starts_with(PREFIX) || !is_own(&folder) {
            continue;
        }
        let dead = match File::open(folder.join("lock")) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(_) => fs::metadata(&folder)
                .and_then(|metadata| metadata.modified())
                .is_ok_and(|made| made.elapsed().is_ok_and(|age| age > YOUNG)),
        };
        if dead {
            let _ = fs::remove_dir_all(&folder);
        }
    }
}

/// A real folder of this user that nobody else can write to.
pub fn is_own(folder: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(folder) else {
        return false;
    };
    #[cfg(unix)]
    let ours = {
        use std::os::unix::fs::MetadataExt;
        metadata.uid() == rustix::process::geteuid().as_raw() && metadata.mode() & 0o022 == 0
    };
    #[cfg(not(unix))]
    let ours = true;
    metadata.is_dir() && ours
}

/// Takes away everyone else's rights.
pub fn private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = if path.is_dir() { 0o700 } else { 0o600 };
        fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    }
    let _ = path;
    Ok(())
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
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn nothing_is_left_of_a_kernel_though_its_program_runs() {
        let place = tempfile::tempdir().unwrap();
        let home = Home::within(place.path()).unwrap();
        for door in DOORS {
            let door = format!("bin/{door}{}", env::consts::EXE_SUFFIX);
            assert!(home.folder().join(door).is_file());
        }
        let folder = home.folder().to_owned();
        drop(home);
        assert!(!folder.exists());
    }

    #[test]
    fn a_crate_has_changed_if_one_beside_it_has() {
        let folder = tempfile::tempdir().unwrap();
        let [library, words] = ["library", "words"].map(|name| folder.path().join(name));
        fs::create_dir_all(library.join("src")).unwrap();
        fs::create_dir(&words).unwrap();
        let manifest = "[dependencies]\nwords = { path = \"../words\" }\nother = \"1\"\n";
        let earlier = SystemTime::now() - Duration::from_secs(60);
        for (file, text) in [
            (library.join("Cargo.toml"), manifest),
            (words.join("fr.toml"), ""),
        ] {
            fs::write(&file, text).unwrap();
            File::options()
                .write(true)
                .open(&file)
                .unwrap()
                .set_modified(earlier)
                .unwrap();
        }
        let compiled = Settings::file(folder.path());
        fs::write(&compiled, "").unwrap();
        let later = SystemTime::now() + Duration::from_secs(60);
        File::options()
            .write(true)
            .open(&compiled)
            .unwrap()
            .set_modified(later)
            .unwrap();
        assert!(!changed(&library, folder.path()));
        let changed_at = later + Duration::from_secs(60);
        let translation = File::options()
            .write(true)
            .open(words.join("fr.toml"))
            .unwrap();
        translation.set_modified(changed_at).unwrap();
        assert!(changed(&library, folder.path()));
    }
}
