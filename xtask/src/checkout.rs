//! The checkout being set up, and what the setup takes from the machine.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::remedy;

/// Where evcxr publishes its releases.
const RELEASES: &str = "https://github.com/evcxr/evcxr/releases/download";

/// What the setup takes from the machine it runs on.
#[derive(Clone)]
pub struct Host {
    /// Where programs are looked for: the variable `PATH`.
    pub path: OsString,
    /// Where `cargo install` puts programs.
    pub cargo_bin: PathBuf,
    /// The URL of the folder with the kernel's releases.
    pub releases: String,
    /// Whether to use the existing Python's packages instead of installing the pinned ones.
    pub system_packages: bool,
}

impl Host {
    /// This machine, as the environment variables describe it.
    pub fn current() -> Self {
        let cargo_home = env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| Some(env::home_dir()?.join(".cargo")))
            .unwrap_or_default();
        Host {
            path: env::var_os("PATH").unwrap_or_default(),
            cargo_bin: cargo_home.join("bin"),
            releases: RELEASES.to_owned(),
            system_packages: false,
        }
    }
}

/// A checkout that only this process sets up, until it is dropped and every command given to [`Checkout::hold`] has
/// ended.
pub struct Checkout {
    /// The folder with the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// The machine it is on.
    pub host: Host,
    lock: File,
}

impl Checkout {
    /// Takes the checkout for this process; waits while another one sets it up.
    ///
    /// # Errors
    /// The checkout cannot be written to.
    pub fn open(root: &Path, host: Host) -> Result<Self> {
        let venv = root.join(".venv");
        let lock = fs::create_dir_all(venv.join("stamps"))
            .and_then(|()| own_file(&venv.join("lock")))
            .map_err(|error| remedy::explain(error.into()))
            .with_context(|| format!("cannot write in {}", venv.display()))?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            eprintln!("Another setup is running in this checkout; waiting for it to end.");
            lock.lock()?;
        } // Any other error: a file system without locks. Then there is nothing to wait for.
        let root = root.to_owned();
        Ok(Checkout { root, host, lock })
    }

    /// The folder everything is set up in.
    pub fn venv(&self) -> PathBuf {
        self.root.join(".venv")
    }

    /// Where the finished steps are recorded.
    pub fn stamps(&self) -> PathBuf {
        self.venv().join("stamps")
    }

    /// A command that runs in the checkout's folder, [held](Checkout::hold).
    pub fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let mut command = clean_command(program, &self.host.path);
        self.hold(&mut command)?;
        Ok(command)
    }

    /// Makes a command part of the setup: it runs in the checkout's folder and holds the lock.
    ///
    /// Its standard input is the lock file, which is empty: no program waits for an answer, and should
    /// this process be killed, the checkout stays locked until the program it left behind has ended.
    pub fn hold(&self, command: &mut Command) -> Result<()> {
        command.current_dir(&self.root);
        command.stdin(Stdio::from(self.lock.try_clone()?));
        Ok(())
    }
}

/// A file that only its owner can open, even to read: whoever can open it can lock it.
fn own_file(path: &Path) -> std::io::Result<File> {
    let file = File::create(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

/// Variables that mislead programs: those that `cargo run` sets for xtask itself, and all of Python's.
const ASTRAY: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "PYTHON"];

/// A command whose environment has nothing meant for other programs.
pub(crate) fn clean_command(program: impl AsRef<OsStr>, path: &OsStr) -> Command {
    let mut command = Command::new(program);
    command.env("PATH", path);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if ASTRAY.iter().any(|ours| text.starts_with(ours)) {
            command.env_remove(&name);
        }
    }
    command
}
