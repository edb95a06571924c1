//! `cargo site`: the tutorial as web pages that need no server, no kernel and no network.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::Args;

use crate::process::{self, show};
use crate::tools::{self, tool};
use crate::{Checkout, Environment, Host, python};

/// The oldest Python that runs the builder's pinned packages.
const OLDEST: (u32, u32) = (3, 11);

/// Make the site from the executed notebooks, in `target/site`.
#[derive(Args, Default)]
pub struct Site {
    /// The folder to write to, if not `target/site`: it is replaced.
    #[arg(skip)]
    pub out: Option<PathBuf>,
}

impl Site {
    /// # Errors
    /// Those of the setup and of the crate's documentation. The builder's verdict is the exit code.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let environment = prepare(root)?;
        let out = self.out.clone().unwrap_or(root.join("target/site"));
        // In a folder without other crates' documentation.
        show(
            environment
                .command("cargo")
                .current_dir(root)
                .args(["doc", "--quiet", "--no-deps", "--package", "v1conv"])
                .args(["--target-dir", "target/api"]),
        )?;
        let mut build = tool(&environment, "site");
        build.current_dir(root).arg("target/api/doc").arg(&out);
        let status = tools::status(&mut build)?;
        if status.success() {
            eprintln!("Open {}", out.join("index.html").display());
        }
        Ok(process::exit_code(status))
    }
}

/// Sets up Python with the builder. The notebooks have already been executed, so no kernel is needed.
///
/// # Errors
/// What is missing on this machine, with the command that fixes it.
pub fn prepare(root: &Path) -> Result<Environment> {
    prepare_in(&Checkout::open(root, Host::current())?)
}

/// As [`prepare`], for a checkout that is already open.
///
/// # Errors
/// As for [`prepare`].
pub fn prepare_in(checkout: &Checkout) -> Result<Environment> {
    python::set_up(checkout)?;
    let (major, minor) = python::version(checkout).unwrap_or_default();
    ensure!(
        (major, minor) >= OLDEST,
        "the site's builder needs Python {}.{} or newer, and `.venv` has {major}.{minor}.\n\
         Install a newer Python, remove `.venv` and run the command again.",
        OLDEST.0,
        OLDEST.1
    );
    // `cargo lab` does not need them, and does not wait for them.
    python::add(
        checkout,
        "builder",
        "Adding the site builder to .venv (once, about half a minute)",
        "tools/requirements/site.txt",
        "sphinx-build",
    )?;
    Ok(Environment::of(checkout))
}
