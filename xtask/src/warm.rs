//! Step 4: the program in front of the kernel, and the libraries of the notebooks, compiled once for all kernels.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use crate::kernel::{self, WORKSHOP};
use crate::process::show;
use crate::{Checkout, Environment, Step, toolchain};

/// What the notebooks load.
const NOTEBOOKS: &str = "notebooks/kernel.toml";

/// Compiles the program in front, and with it what the notebooks load, unless already done.
///
/// # Errors
/// It does not compile; the checkout cannot be written to.
pub(crate) fn warm(checkout: &Checkout, environment: &Environment) -> Result<()> {
    let read = |name: &str| fs::read_to_string(checkout.root.join(name)).unwrap_or_default();
    let rustc = toolchain::version(checkout)?;
    let front = kernel::front(checkout);
    let program = || {
        let sources = ["kernel", "languages"].map(|name| fingerprint(&checkout.root.join(name)));
        format!("{rustc}\n{}\n{}", read("Cargo.lock"), sources.join("\n"))
    };
    Step {
        name: "front",
        intent: "Compiling the program in front of the kernel (once for each version, about a minute)",
        key: &|| format!("{}\n{}", program(), front.is_file()),
        action: &|| build(checkout),
    }
    .run(&checkout.stamps())?;
    let folder = kernel::warm(checkout);
    Step {
        name: "warm",
        intent: "Compiling what the notebooks need (once for each version, about a minute)",
        key: &|| {
            let library = fingerprint(&checkout.root.join("src"));
            let there = folder.join("settings.json").is_file();
            let manifest = read("Cargo.toml");
            let notebooks = read(NOTEBOOKS);
            format!(
                "{}\n{}\n{manifest}\n{notebooks}\n{library}\n{there}",
                program(),
                kernel::VERSION
            )
        },
        action: &|| {
            let mut warm = environment.command(&front);
            warm.args(["warm", "--notebooks", NOTEBOOKS, "--engine"]);
            warm.arg(kernel::program(checkout))
                .arg("--folder")
                .arg(&folder);
            checkout.hold(&mut warm)?;
            show(&mut warm)
        },
    }
    .run(&checkout.stamps())
}

fn build(checkout: &Checkout) -> Result<()> {
    let workshop = checkout.venv().join(WORKSHOP);
    let mut cargo = checkout.command("cargo")?;
    cargo.args([
        "install", "--path", "kernel", "--locked", "--force", "--root",
    ]);
    kernel::needs_no_path(&mut cargo, checkout, &workshop);
    show(cargo.arg(&workshop))?;
    let front = kernel::front(checkout);
    let name = front.file_name().unwrap_or_default();
    fs::create_dir_all(checkout.venv().join("bin"))?;
    fs::rename(workshop.join("bin").join(name), &front).with_context(|| {
        format!(
            "cannot replace {}: shut down the running kernels",
            front.display()
        )
    })?;
    let _ = fs::remove_dir_all(&workshop); // Leftovers cost space, not correctness.
    Ok(())
}

/// Returns whether a file in the folder has changed.
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
