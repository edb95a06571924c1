//! The project's own commands. `cargo lab` sets up a checkout and opens the tutorial in JupyterLab; `cargo notebooks`
//! makes the notebooks from their text sources, checks them and runs them; `cargo grade` marks students' notebooks, and
//! `cargo release-assignment` hands the exercises over to nbgrader; `cargo site` makes web pages from the notebooks;
//! `cargo feel` measures how long a student waits; `cargo platforms` tests other systems and compilers.
//!
//! Everything the setup makes is in the checkout's `.venv`. It is a short list of [`Step`]s, each done once and skipped
//! until something it depends on changes.

mod checkout;
mod environment;
pub mod feel;
pub mod grade;
pub mod kernel;
pub mod lab;
pub mod language;
pub mod notebooks;
pub mod platforms;
mod process;
mod python;
pub mod release;
pub mod remedy;
pub mod site;
mod step;
pub mod testing;
mod toolchain;
pub mod tools;
mod warm;

use std::path::Path;

use anyhow::Result;

pub use checkout::{Checkout, Host};
pub use environment::Environment;
pub use step::Step;

/// Sets up Python, JupyterLab and the Rust kernel for the checkout at `root` and compiles the libraries of the
/// notebooks, unless already done, and returns the environment to run notebooks in.
///
/// # Errors
/// What is missing on this machine, with the command that fixes it.
pub fn prepare(root: &Path) -> Result<Environment> {
    let checkout = Checkout::open(root, Host::current())?;
    let environment = prepare_in(&checkout)?;
    warm::warm(&checkout, &environment)?;
    Ok(environment)
}

/// As [`prepare`], without the Rust kernel and the libraries.
///
/// # Errors
/// As for [`prepare`].
pub fn prepare_python(root: &Path) -> Result<Environment> {
    let checkout = Checkout::open(root, Host::current())?;
    python::set_up(&checkout)?;
    Ok(Environment::of(&checkout))
}

/// As [`prepare`], without the libraries, for a checkout that is already open and therefore locked.
///
/// # Errors
/// As for [`prepare`].
pub fn prepare_in(checkout: &Checkout) -> Result<Environment> {
    python::set_up(checkout)?;
    prepare_kernel_in(checkout)
}

/// As [`prepare_in`], without Python and JupyterLab.
///
/// # Errors
/// As for [`prepare`].
pub fn prepare_kernel_in(checkout: &Checkout) -> Result<Environment> {
    toolchain::add_sources(checkout)?;
    kernel::set_up(checkout)?;
    Ok(Environment::of(checkout))
}
