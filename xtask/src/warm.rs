//! Step 4: the libraries of the notebooks, compiled once. Every kernel works in a copy of what this leaves.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::lab::Language;
use crate::{Checkout, Environment, Step, kernel, process, toolchain};

/// Compiles what the notebook's first cell loads, unless it is compiled.
///
/// # Errors
/// It does not compile; the checkout cannot be written to.
pub(crate) fn warm(checkout: &Checkout, environment: &Environment) -> Result<()> {
    let read = |name: &str| fs::read_to_string(checkout.root.join(name)).unwrap_or_default();
    let notebook = Language::En.notebook();
    let rustc = toolchain::version(checkout)?;
    Step {
        name: "warm",
        intent: "Compiling what the notebook needs (once, about a minute)",
        key: &|| {
            [
                kernel::VERSION,
                &rustc,
                &read("Cargo.toml"),
                &read("Cargo.lock"),
                &read("xtask/kernel/warm.py"),
                &read("xtask/kernel/home.py"),
                &files(&checkout.root.join("src")).concat(),
            ]
            .join("\n")
        },
        action: &|| {
            let mut python = environment.python();
            python.args(["xtask/kernel/warm.py", &notebook]);
            checkout.hold(&mut python)?;
            process::show(&mut python)
        },
    }
    .run(&checkout.stamps())
}

/// The files of a folder, each with the time when it was last written.
fn files(folder: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let written = entry.metadata().and_then(|file| file.modified()).ok();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                _ => lines.push(format!("{} {written:?}\n", entry.path().display())),
            }
        }
    }
    lines.sort();
    lines
}
