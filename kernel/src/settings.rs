//! What a kernel needs to know: what its notebooks load, and where things are on this machine.
//!
//! The first is written by hand, in TOML ([`Notebooks`]); `notebook-kernel warm` adds the second and writes both to one
//! file in the warmed folder ([`Settings`]). A kernel given that file needs nothing else from whoever starts it.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};

use crate::files::{canonical, program};

/// What the notebooks load before a kernel first answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notebooks {
    /// The crate that all of them use, compiled once for all kernels.
    #[serde(rename = "crate")]
    pub library: Library,
    /// Commands of evcxr, run first: `:opt 0`.
    #[serde(default)]
    pub commands: Vec<String>,
    /// Cells run after the crate has been loaded.
    #[serde(default)]
    pub cells: Vec<String>,
    /// Cargo settings for what is compiled, such as profiles.
    #[serde(default)]
    pub cargo: String,
    /// What a cell says in a notebook of a language, whose code stands for `{}`.
    #[serde(default)]
    pub mark: Option<String>,
    /// Where to read more about errors, if anywhere.
    #[serde(default)]
    pub page: Option<String>,
}

/// A crate in a folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// Its name.
    pub name: String,
    /// Its folder, relative to the folder of this file.
    pub path: PathBuf,
    /// How the notebooks write its folder, relative to their own: if it is not there, they mean the crate above.
    pub written: Option<String>,
    /// Those of its dependencies whose types a notebook's variables have.
    #[serde(default)]
    pub shows: Vec<String>,
}

/// Everything a kernel needs to know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// The notebooks' own settings.
    pub notebooks: Notebooks,
    /// The folder where everything was compiled, once for all kernels.
    pub warm: PathBuf,
    /// `evcxr_jupyter`.
    pub engine: PathBuf,
    /// The compiler and what belongs to it.
    pub toolchain: Toolchain,
    /// The crate's public names, which a student may have meant.
    #[serde(default)]
    pub names: Vec<String>,
    /// Where programs were looked for: a kernel finds the linker there, whatever starts it.
    pub path: String,
}

/// The programs that compile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toolchain {
    /// The compiler itself, not rustup's stand-in for it.
    pub rustc: PathBuf,
    /// Cargo itself.
    pub cargo: PathBuf,
    /// If there is one.
    pub rustup: Option<PathBuf>,
    /// Where Cargo keeps the sources of crates.
    pub cargo_home: PathBuf,
    /// The folder of the standard library as compiled.
    pub libraries: PathBuf,
    /// The folder of the standard library's sources, if they are installed.
    pub sources: Option<PathBuf>,
    /// The compiler's version information.
    pub version: String,
    /// Shows whether the file has changed.
    pub stamp: String,
}

impl Notebooks {
    /// Reads the file, and makes the crate's folder an absolute one.
    ///
    /// # Errors
    /// It cannot be read, or is not as expected; there is no such crate.
    pub fn read(file: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut notebooks: Notebooks = toml::from_str(&text)
            .with_context(|| format!("{} is not as expected", file.display()))?;
        let folder = file
            .parent()
            .unwrap_or(Path::new("."))
            .join(&notebooks.library.path);
        notebooks.library.path = canonical(&folder).with_context(|| {
            format!(
                "{} names the crate's folder {}",
                file.display(),
                folder.display()
            )
        })?;
        Ok(notebooks)
    }
}

impl Settings {
    /// Reads what `notebook-kernel warm` wrote.
    ///
    /// # Errors
    /// It is not there, or cannot be read.
    pub fn read(file: &Path) -> Result<Self> {
        let text = fs::read(file).map_err(|problem| {
            let way_out = match problem.kind() {
                ErrorKind::PermissionDenied => {
                    "; it was set up for its owner alone (umask 077?): the owner gives `chmod -R go+rX` for the folder of the \
                     checkout, while no kernel runs"
                }
                ErrorKind::NotFound => "; the checkout was moved, or is not set up: its owner sets it up again",
                _ => "",
            };
            anyhow!("cannot read {}: {problem}{way_out}", file.display())
        })?;
        serde_json::from_slice(&text)
            .with_context(|| format!("{} is not as expected", file.display()))
    }

    /// The file in a warmed folder.
    pub fn file(warm: &Path) -> PathBuf {
        warm.join("settings.json")
    }

    /// Whether the compiler is still the one that compiled everything.
    pub fn same_compiler(&self) -> bool {
        stamp(&self.toolchain.rustc).is_ok_and(|now| now == self.toolchain.stamp)
    }
}

impl Toolchain {
    /// Asks the compiler, and rustup if there is one, for all of it.
    ///
    /// # Errors
    /// There is no compiler, or it does not answer.
    pub fn find() -> Result<Self> {
        let rustup = on_path("rustup");
        let tool = |name: &str| {
            let asked = rustup
                .as_ref()
                .and_then(|rustup| said(Command::new(rustup).args(["which", name])).ok());
            let own = asked.map(PathBuf::from).or_else(|| on_path(name));
            own.with_context(|| {
                format!("there is no `{name}` on the PATH: install Rust, https://rustup.rs")
            })
        };
        let (rustc, cargo) = (tool("rustc")?, tool("cargo")?);
        let ask = |arguments: &[&str]| said(Command::new(&rustc).args(arguments));
        let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
        let sources = sysroot.join("lib/rustlib/src/rust/library");
        let home = env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| Some(env::home_dir()?.join(".cargo")));
        Ok(Toolchain {
            libraries: ask(&["--print", "target-libdir"])?.into(),
            version: ask(&["-vV"])?,
            stamp: stamp(&rustc)?,
            sources: sources.is_dir().then_some(sources),
            cargo_home: home.context("there is neither CARGO_HOME nor a home folder")?,
            rustc,
            cargo,
            rustup,
        })
    }

    /// The system that it compiles for: `x86_64-pc-windows-msvc`.
    pub fn triple(&self) -> Option<&str> {
        let lines = &mut self.version.lines();
        lines.find_map(|line| line.strip_prefix("host: "))
    }
}

/// A program's standard output.
fn said(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.success() {
        bail!(
            "{command:?} failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// A program of the `PATH`.
fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program(name)))
        .find(|path| path.is_file())
}

/// Size and time of a file.
fn stamp(file: &Path) -> Result<String> {
    let metadata = fs::metadata(file).with_context(|| format!("there is no {}", file.display()))?;
    let changed = metadata.modified()?.duration_since(UNIX_EPOCH)?;
    Ok(format!("{} {}", metadata.len(), changed.as_nanos()))
}
