//! `kernel_cell`, the library that every cell links, compiled by the compiler of the cells.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Door;
use crate::files::shared_library;

/// Its sources, a part of this program.
const SOURCES: [(&str, &str); 6] = [
    ("display.rs", include_str!("../../cell/display.rs")),
    ("lib.rs", include_str!("../../cell/lib.rs")),
    (
        "evcxr_internal_runtime.rs",
        include_str!("../../cell/evcxr_internal_runtime.rs"),
    ),
    ("pipes.rs", include_str!("../../cell/pipes.rs")),
    ("pipes_unix.rs", include_str!("../../cell/pipes_unix.rs")),
    (
        "pipes_windows.rs",
        include_str!("../../cell/pipes_windows.rs"),
    ),
];

/// Its file in the folder it was compiled into.
pub fn file(folder: &Path) -> PathBuf {
    folder
        .join("cell-library")
        .join(shared_library("kernel_cell"))
}

/// The one for a kernel's cells, compiled if there is none yet.
pub fn of(door: &Door) -> PathBuf {
    let folder = door.warm.as_ref().unwrap_or(&door.home);
    let file = file(folder);
    if !file.is_file()
        && let Err(problem) = compile(&door.settings.toolchain.rustc, folder)
    {
        eprintln!("{problem:#}");
    }
    file
}

/// Compiles it into a folder.
///
/// # Errors
/// The folder cannot be written to; there is no linker.
pub fn compile(rustc: &Path, folder: &Path) -> Result<()> {
    let sources = folder.join("cell-library");
    fs::create_dir_all(&sources)?;
    for (name, text) in SOURCES {
        fs::write(sources.join(name), text)?;
    }
    let output = Command::new(rustc)
        .args("--edition 2024 --crate-name kernel_cell --crate-type dylib lib.rs".split(' '))
        .args("-C prefer-dynamic -C opt-level=2 -C strip=debuginfo -C codegen-units=1".split(' '))
        .current_dir(&sources)
        .output()
        .with_context(|| format!("cannot start {}", rustc.display()))?;
    if !output.status.success() {
        bail!(
            "the library of the cells does not compile:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}
