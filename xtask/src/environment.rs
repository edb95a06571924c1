//! What a set-up checkout offers: its Python, its Jupyter and its Rust kernel.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checkout::{Checkout, clean_command};
use crate::python;

/// The programs of a checkout's `.venv`, ready to run.
///
/// Commands run in it find those programs first on their `PATH`, and its kernel `rust` before any other kernelspec of
/// that name.
pub struct Environment {
    root: PathBuf,
    path: OsString,
}

impl Environment {
    /// The environment of a checkout whose steps are done.
    pub(crate) fn of(checkout: &Checkout) -> Self {
        let venv = checkout.venv();
        let own = [python::scripts(&venv), venv.join("bin")];
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&checkout.host.path)));
        // A folder with a separator in its name cannot be on a PATH: then full names have to do.
        let path = path.unwrap_or_else(|_| checkout.host.path.clone());
        Environment {
            root: checkout.root.clone(),
            path,
        }
    }

    /// The checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder everything is set up in.
    pub fn venv(&self) -> PathBuf {
        self.root.join(".venv")
    }

    /// The Python with the pinned packages.
    pub fn python(&self) -> Command {
        self.command(python::program(&self.venv(), "python"))
    }

    /// The command `jupyter`: `environment.jupyter().arg("lab")`.
    pub fn jupyter(&self) -> Command {
        self.command(python::program(&self.venv(), "jupyter"))
    }

    /// Any other program, run in this environment.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = clean_command(program, &self.path);
        command
            .env("VIRTUAL_ENV", self.venv())
            // First among the folders with kernelspecs; the kernel also looks after its own here.
            .env("JUPYTER_PATH", self.venv().join("share").join("jupyter"))
            .env("JUPYTER_PREFER_ENV_PATH", "1")
            // What Jupyter records about running kernels: the home folder may not be writable.
            .env("JUPYTER_RUNTIME_DIR", self.venv().join("runtime"))
            // A script's output appears at once, in any language, on any system.
            .env("PYTHONUNBUFFERED", "1")
            .env("PYTHONUTF8", "1");
        command
    }
}
