//! Step 2: the Rust toolchain that the kernel compiles cells with.

use std::path::Path;

use anyhow::Result;

use crate::checkout::Checkout;
use crate::process::{capture, show};

/// Adds the sources of the standard library, if rustup can.
///
/// If it cannot, the notebooks still open: this says at every start what will not work in them.
///
/// # Errors
/// There is no `rustc`.
pub fn add_sources(checkout: &Checkout) -> Result<()> {
    let sysroot = capture(checkout.command("rustc")?.args(["--print", "sysroot"]))?;
    let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    if sources.is_dir() {
        return Ok(());
    }
    eprintln!("\nAdding the sources of Rust's standard library (once, a few seconds)");
    let added = show(
        checkout
            .command("rustup")?
            .args(["component", "add", "rust-src"]),
    );
    if !sources.is_dir() {
        let reason = added
            .err()
            .map(|error| format!("({error:#})\n"))
            .unwrap_or_default();
        eprintln!(
            "\nwarning: the sources of Rust's standard library are missing.\n{reason}\
             Without them the kernel cannot infer types from the standard library: a cell that says\n\
             `let g = grating(0.0);` fails until its type is written out. To add them:\n  \
             rustup component add rust-src\n\
             or install your distribution's package `rust-src`, then start again."
        );
    }
    Ok(())
}

/// Which compiler this is: version, commit, host.
pub fn version(checkout: &Checkout) -> Result<String> {
    capture(checkout.command("rustc")?.arg("-vV"))
}
