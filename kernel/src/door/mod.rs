//! The compiler's door: this program under the names that evcxr calls.
//!
//! evcxr asks `rustup` where Cargo is, `cargo` which crates there are, and `rustc` for its version, about fifteen times
//! at each start, and lets Cargo compile each cell. What has not changed since the kernel was warmed is answered from
//! the warmed folder; a cell is compiled with its known command; everything else goes to the real programs.

mod answers;
mod arguments;
mod cargo;
mod cell;
mod command;
mod compiling;
mod fill;
mod library;
mod link;
mod memory;
mod rewrite;
mod said;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

use anyhow::{Context, Result};

use crate::files::{self, canonical};
use crate::settings::Settings;

pub use library::compile as compile_cell_library;

/// The variable that tells Cargo.
const STOP: &str = "__CARGO_TEST_ROOT";

/// The door's keeper, and where it works.
pub struct Door {
    /// The folder of the kernel.
    home: PathBuf,
    settings: Settings,
    /// The folder with everything compiled, unless another compiler did it.
    warm: Option<PathBuf>,
    /// Whether the notebooks' crate is still as it was then.
    fresh: bool,
    /// Whether everything done here is recorded for later kernels.
    warming: bool,
}

/// Does what the program of that name does.
///
/// # Errors
/// This is not a kernel's door; the real program cannot be started.
pub fn enter(name: &str, arguments: &[OsString]) -> Result<ExitCode> {
    let door = Door::open()?;
    if door.home.join("interrupted").exists() && matches!(name, "cargo" | "wrapper") {
        anyhow::bail!("interrupted");
    }
    match name {
        "cargo" => cargo::run(&door, arguments),
        "rustup" => rustup(&door, arguments),
        "rustc" => door.ask("rustc", &door.settings.toolchain.rustc, arguments),
        "wrapper" => {
            let soon = !door.fresh && !door.warming;
            let library = &door.settings.notebooks.library.name;
            let mut arguments = arguments.to_vec();
            if soon {
                unoptimise(&mut arguments, library);
            }
            cell::wrapped(&door, &arguments)
        }
        _ => link::run(&door, arguments),
    }
}

impl Door {
    fn open() -> Result<Self> {
        let folder = |name: &str| env::var_os(name).map(PathBuf::from);
        let home = folder("NOTEBOOK_KERNEL_HOME")
            .context("this program is called by a kernel, which was not started")?;
        let file =
            folder("NOTEBOOK_KERNEL_SETTINGS").context("the kernel's settings are not named")?;
        Ok(Door {
            home,
            settings: Settings::read(&file)?,
            warm: folder("NOTEBOOK_KERNEL_WARM"),
            fresh: env::var_os("NOTEBOOK_KERNEL_FRESH").is_some(),
            warming: env::var_os("NOTEBOOK_KERNEL_WARMING").is_some(),
        })
    }

    /// The folder that evcxr writes its package into.
    fn package(&self) -> PathBuf {
        self.home.join("crate")
    }

    /// The manifest that evcxr has written.
    fn manifest(&self) -> String {
        fs::read_to_string(self.package().join("Cargo.toml")).unwrap_or_default()
    }

    /// Answers a question from memory, or asks the real program.
    fn ask(&self, name: &str, program: &Path, arguments: &[OsString]) -> Result<ExitCode> {
        let mut command = self.real(program);
        command.args(arguments);
        if !answers::is_question(name, arguments) {
            return pass(&mut command, &program.display().to_string());
        }
        answers::answer(self, name, arguments, &mut command)
    }

    /// A real program, in the environment it would have without a door.
    fn real(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        match self.cargo_home() {
            Some(folder) => command.env("CARGO_HOME", folder),
            None if program == self.settings.toolchain.cargo && self.lends() => command
                .env("CARGO_HOME", &self.settings.toolchain.cargo_home)
                .env("CARGO_NET_OFFLINE", "true"),
            None => command.env_remove("CARGO_HOME"),
        };
        command.env("RUSTC", &self.settings.toolchain.rustc);
        if let Ok(here) = env::current_dir() {
            command.env(STOP, highest(&self.home, &here));
        }
        // No doors for programs behind one.
        let path = env::var_os("PATH").unwrap_or_default();
        let own = self.home.join("bin");
        if let Ok(path) = env::join_paths(env::split_paths(&path).filter(|folder| *folder != own)) {
            command.env("PATH", path);
        }
        command
    }

    /// Whether the package here needs only somebody else's read-only sources: then what was compiled from them is good,
    /// too.
    fn lends(&self) -> bool {
        let folder = env::current_dir().unwrap_or_default();
        let own = folder.join("Cargo.toml").is_file();
        let package = if own { folder } else { self.package() };
        let mut command = Command::new(&self.settings.toolchain.cargo);
        command
            .args(["metadata", "--format-version=1", "--offline"])
            .env(STOP, highest(&self.home, &package))
            .current_dir(package)
            .env("CARGO_HOME", &self.settings.toolchain.cargo_home)
            .env("RUSTC", &self.settings.toolchain.rustc);
        command.output().is_ok_and(|output| output.status.success())
    }

    /// Where Cargo finds and keeps the sources of crates: where the user says; otherwise where they were at warming, if
    /// that folder is the user's; otherwise in the user's home.
    fn cargo_home(&self) -> Option<PathBuf> {
        let said = env::var_os("NOTEBOOK_KERNEL_CARGO_HOME").filter(|folder| !folder.is_empty());
        if let Some(said) = said {
            return Some(said.into());
        }
        let warmed = &self.settings.toolchain.cargo_home;
        (writable(warmed) || env::home_dir().is_none()).then(|| warmed.clone())
    }
}

/// Where Cargo must stop looking for settings and workspaces on its way up from a folder: above the kernel's home is
/// the temporary folder, where anyone can leave some. Cargo compares names, and on Windows a folder has more than one:
/// it is written as in the path to it.
fn highest<'a>(home: &Path, here: &'a Path) -> &'a Path {
    let is_home = |folder: &&Path| {
        canonical(folder).is_ok_and(|folder| canonical(home).is_ok_and(|home| folder == home))
    };
    here.ancestors().find(is_home).unwrap_or(here)
}

/// Compiles the notebooks' crate without optimisation if it has changed since it was compiled for all kernels: it is
/// recompiled at each start, and whoever changes it waits for that more often than for its results.
fn unoptimise(arguments: &mut [OsString], library: &str) {
    let is_it = |pair: &[OsString]| pair[0] == "--crate-name" && pair[1] == library;
    if arguments.windows(2).any(is_it) {
        for argument in arguments {
            if argument.to_string_lossy().starts_with("opt-level=") {
                *argument = "opt-level=0".into();
            }
        }
    }
}

/// Whether files can be made in a folder.
fn writable(folder: &Path) -> bool {
    tempfile::tempfile_in(folder).is_ok()
}

fn rustup(door: &Door, arguments: &[OsString]) -> Result<ExitCode> {
    if let [which, tool] = arguments
        && which == "which"
        && (tool == "cargo" || tool == "rustc")
    {
        let name = files::program(&tool.to_string_lossy());
        println!("{}", door.home.join("bin").join(name).display());
        return Ok(ExitCode::SUCCESS);
    }
    let rustup = door
        .settings
        .toolchain
        .rustup
        .as_ref()
        .context("there is no rustup on this machine")?;
    door.ask("rustup", rustup, arguments)
}

/// Runs a program in place of this one.
fn pass(command: &mut Command, called: &str) -> Result<ExitCode> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {called}"))?;
    Ok(ExitCode::from(code(status)))
}

/// A program's exit status as our own.
fn code(status: ExitStatus) -> u8 {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_looks_no_higher_than_the_home_whatever_that_is_called() {
        let place = tempfile::tempdir().unwrap();
        let home = place.path().join("a kernel's home");
        let package = home.join("crate");
        fs::create_dir_all(&package).unwrap();
        assert_eq!(highest(&home, &package), home);
        assert_eq!(highest(&home, place.path()), place.path());
        #[cfg(unix)]
        let other = {
            let other = place.path().join("other");
            std::os::unix::fs::symlink(&home, &other).unwrap();
            other
        };
        #[cfg(windows)]
        let other = crate::system::short(&home);
        assert_ne!(other, home);
        assert_eq!(highest(&home, &other.join("crate")), other);
        assert_eq!(highest(&other, &package), home);
    }

    #[test]
    fn only_the_notebooks_crate_is_compiled_soon() {
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let given = "rustc --crate-name mine src/lib.rs -C opt-level=1 -C strip=debuginfo";
        let mut of_it = words(given);
        unoptimise(&mut of_it, "mine");
        assert_eq!(of_it, words(&given.replace("=1", "=0")));
        let mut of_another = words(given);
        unoptimise(&mut of_another, "other");
        assert_eq!(of_another, words(given));
    }
}
