//! What evcxr finds when it starts: its files, in the folder of its kernel, and its variables.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::files::shared_library;
use crate::loaded::Loaded;
use crate::settings::Settings;

/// Where the system looks first for shared libraries.
const LIBRARY_PATH: &str = if cfg!(target_os = "macos") {
    "DYLD_LIBRARY_PATH"
} else {
    "LD_LIBRARY_PATH"
};

/// Writes what evcxr reads when it starts, and returns the variables that make it use the folder of this kernel.
///
/// # Errors
/// The folder cannot be written to; a name is not Unicode.
pub fn prepare(
    home: &Path,
    settings: &Settings,
    loaded: &Loaded,
) -> Result<Vec<(&'static str, OsString)>> {
    let notebooks = &settings.notebooks;
    let path = loaded
        .path
        .to_str()
        .context("the name of the crate's folder is not Unicode")?;
    let init = format!(
        "{}\n:dep {} = {{ path = {} }}\n",
        notebooks.commands.join("\n"),
        notebooks.library.name,
        serde_json::to_string(path)?
    );
    fs::write(home.join("config/init.evcxr"), init)?;
    fs::write(home.join("config/prelude.rs"), notebooks.cells.join("\n"))?;
    fs::write(home.join(".cargo/config.toml"), &notebooks.cargo)?;

    let mut libraries = vec![settings.toolchain.libraries.clone()];
    libraries.extend(given_libraries(&notebooks.library.name));
    let warm = settings.warm.as_path();
    let cargo_home = env::var_os("CARGO_HOME").unwrap_or_default();
    let mut variables = vec![
        ("PATH", env::join_paths(programs(home, settings))?),
        (LIBRARY_PATH, env::join_paths(libraries)?),
        ("EVCXR_TMPDIR", home.join("crate").into()),
        ("EVCXR_CONFIG_DIR", home.join("config").into()),
        // evcxr would update what it finds installed there, and overwrite the kernelspec of this kernel.
        ("JUPYTER_PATH", home.into()),
        // evcxr looks here first for the compiler.
        ("CARGO_HOME", home.into()),
        ("NOTEBOOK_KERNEL_HOME", home.into()),
        ("NOTEBOOK_KERNEL_SETTINGS", Settings::file(warm).into()),
        ("NOTEBOOK_KERNEL_CARGO_HOME", cargo_home),
    ];
    if settings.same_compiler() {
        variables.push(("NOTEBOOK_KERNEL_WARM", warm.into()));
    }
    if loaded.fresh {
        variables.push(("NOTEBOOK_KERNEL_FRESH", "1".into()));
    }
    let sources = warm.join("std");
    if sources.is_dir() {
        variables.push(("RUST_SRC_PATH", sources.into()));
    }
    Ok(variables)
}

/// Where evcxr looks for programs: first the doors.
fn programs(home: &Path, settings: &Settings) -> Vec<PathBuf> {
    let toolchain = &settings.toolchain;
    let mut search = vec![home.join("bin")];
    search.extend(toolchain.rustc.parent().map(Path::to_owned));
    if cfg!(windows) {
        // Where Windows looks for shared libraries.
        search.push(settings.warm.join("cell-library"));
        search.push(toolchain.libraries.clone());
        // The compiled crates: the folder may not be there yet.
        let target = settings.warm.join("target");
        let deps = |triple| target.join(triple).join("debug/deps");
        search.extend(toolchain.triple().map(deps));
    }
    let given = env::var_os("PATH").unwrap_or_default();
    for folder in env::split_paths(&given).chain(env::split_paths(&settings.path)) {
        if folder.is_absolute() && !search.contains(&folder) {
            search.push(folder);
        }
    }
    search
}

/// Where the system looks first for shared libraries, without folders that hold another build of the crate: Cargo adds
/// those for the programs it runs.
fn given_libraries(name: &str) -> Vec<PathBuf> {
    let given = env::var_os(LIBRARY_PATH).unwrap_or_default();
    let holds = |folder: &Path| folder.join(shared_library(name)).exists();
    env::split_paths(&given)
        .filter(|folder| folder.is_absolute() && !holds(folder))
        .collect()
}
