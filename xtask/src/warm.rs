//! Step 4: the libraries of the notebooks, compiled once. Every kernel works in a copy of what this leaves.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
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
                &read("xtask/kernel/cell.sh"),
                &read("xtask/kernel/bin/cargo"),
                &fingerprint(&checkout.root.join("src")),
                if checkout.venv().join("warm/crate").is_dir() {
                    "there"
                } else {
                    "missing"
                },
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

/// Tells whether a file of the folder is another than before.
fn fingerprint(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).into_iter().flatten().flatten();
            let mut entries: Vec<_> = entries.map(|entry| entry.path()).collect();
            entries.sort();
            waiting.extend(entries);
        } else {
            path.hash(&mut hasher);
            fs::read(&path).unwrap_or_default().hash(&mut hasher);
        }
    }
    format!("{:x}", hasher.finish())
}
