//! Everything that kernels have in common, made once.
//!
//! A kernel is started twice and watched: what it compiles stays in the warmed folder, and its questions are recorded
//! with their answers. The first start lets Cargo compile the crates; the second compiles the cells that every start
//! runs, as later kernels will ask for them. Nothing here is private to its maker, or changes when it is used.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::door::compile_cell_library;
use crate::environment::prepare;
use crate::files::{canonical, entries, modified};
use crate::front::connection::Connection;
use crate::home::Home;
use crate::keeper::Keeper;
use crate::loaded::Loaded;
use crate::settings::{Notebooks, Settings, Toolchain};
use crate::system::readable;
use crate::trim;

/// On one slow core, the crates take several minutes.
const LONGEST: Duration = Duration::from_secs(3600);

/// How many earlier folders stay, for kernels that still run.
const KEPT: usize = 1;

/// Compiles what the notebooks load into a new folder inside `folder`, and names it in `folder/settings.json`.
///
/// # Errors
/// There is no compiler; the crate does not compile; the folder cannot be written to.
pub fn warm(notebooks: &Path, engine: &Path, folder: &Path) -> Result<()> {
    let notebooks = Notebooks::read(notebooks)?;
    let engine = canonical(engine).with_context(|| format!("there is no {}", engine.display()))?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let folder = canonical(folder)?;
    let build = tempfile::Builder::new()
        .prefix("build-")
        .tempdir_in(&folder)?;
    let settings = Settings {
        warm: build.path().to_owned(),
        toolchain: Toolchain::find()?,
        path: std::env::var("PATH").unwrap_or_default(),
        engine,
        names: trim::names(&notebooks.library.path.join("src")),
        notebooks,
    };
    fs::write(
        Settings::file(build.path()),
        serde_json::to_vec_pretty(&settings)?,
    )?;
    let lock = settings.notebooks.library.path.join("Cargo.lock");
    if lock.is_file() {
        fs::copy(&lock, build.path().join("Cargo.lock"))?;
    }
    compile_cell_library(&settings.toolchain.rustc, build.path())?;
    if let Some(library) = &settings.toolchain.sources {
        for name in ["core", "alloc", "std"] {
            let source = Path::new(name).join("src");
            trim::copy(
                &library.join(&source),
                &build.path().join("std").join(source),
                false,
            )?;
        }
    }
    for _ in 0..2 {
        start(&settings)?;
    }
    tidy(&build.path().join("target"));
    share(build.path())?;
    // Newer than every source that was compiled.
    let text = serde_json::to_vec_pretty(&settings)?;
    fs::write(Settings::file(build.path()), &text)?;
    let build = build.keep();
    let mut written = tempfile::NamedTempFile::new_in(&folder)?;
    std::io::Write::write_all(&mut written, &text)?;
    readable(written.path())?;
    written.persist(Settings::file(&folder))?;
    clear(&folder, &build);
    Ok(())
}

/// Starts a kernel whose every step is recorded, and waits until it has finished.
fn start(settings: &Settings) -> Result<()> {
    let home = Home::new(settings)?;
    let done = home.folder().join("done");
    let mut watched = settings.clone();
    watched.notebooks.cells.push(format!(
        "std::fs::write({:?}, \"\").unwrap();",
        done.display().to_string()
    ));
    let loaded = Loaded {
        path: settings.notebooks.library.path.clone(),
        fresh: true,
    };
    let mut variables = prepare(home.folder(), &watched, &loaded)?;
    variables.push(("NOTEBOOK_KERNEL_WARMING", "1".into()));
    let connection = home.folder().join("connection.json");
    Connection::unused().write(&connection)?;
    let mut keeper = Keeper::start(
        &settings.engine,
        &connection,
        home.folder(),
        &variables,
        None,
    )?;
    let begin = Instant::now();
    while !done.exists() {
        if let Some(status) = keeper.ended()? {
            let said = fs::read_to_string(home.folder().join("compiles.jsonl")).unwrap_or_default();
            bail!(
                "the kernel ended while it was warmed ({status}): {}",
                said.lines().last().unwrap_or_default()
            );
        }
        if begin.elapsed() > LONGEST {
            bail!(
                "the kernel was not ready after {} minutes",
                LONGEST.as_secs() / 60
            );
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Removes the package that the crates were compiled for, and what only helps to recompile them.
fn tidy(target: &Path) {
    for entry in entries(target) {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("ctx-")
            || name.starts_with("libctx")
            || name == "ctx.d"
            || name == "incremental"
        {
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        } else if path.is_dir() {
            tidy(&path);
        }
    }
}

/// Lets everyone who may read the folder read what is in it, even what the compiler made private.
fn share(folder: &Path) -> Result<()> {
    readable(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()? {
            kind if kind.is_dir() => share(&entry.path())?,
            kind if kind.is_file() => readable(&entry.path())?,
            _ => {}
        }
    }
    Ok(())
}

/// Removes what earlier runs have left, except the newest.
fn clear(folder: &Path, new: &Path) {
    let is_build = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path != new && name.starts_with("build-") && path.is_dir()
    };
    let paths = entries(folder).map(|entry| entry.path());
    let mut builds: Vec<PathBuf> = paths.filter(is_build).collect();
    builds.sort_by_key(|build| modified(&Settings::file(build)).ok());
    for build in builds.iter().rev().skip(KEPT) {
        let _ = fs::remove_dir_all(build);
    }
}
