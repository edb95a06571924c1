//! What tests of the commands share.
#![allow(dead_code)] // Every test file uses a part of it.

#[cfg(unix)]
pub mod machine;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use xtask::{Environment, prepare, testing};

/// This checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What `cargo lab --prepare` sets up in it, by the same code.
pub fn environment() -> &'static Environment {
    static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();
    ENVIRONMENT.get_or_init(|| prepare(root()).unwrap())
}

/// The same, with what drives a browser and other programs for tests.
pub fn with_test_programs() -> &'static Environment {
    testing::add(environment()).unwrap();
    environment()
}

/// The folder of this name among the files of the tests.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// The same, new and empty.
pub fn empty_folder(name: &str) -> PathBuf {
    let folder = folder(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a program; if it fails, what it says is the failure.
#[track_caller]
pub fn succeeds(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let failure = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{failure}");
    print!("{said}");
    output
}

/// A script of `xtask/tests`, to be run in this checkout.
pub fn script(name: &str) -> Command {
    let mut python = environment().python();
    python.arg(root().join("xtask/tests").join(name));
    python.current_dir(root());
    python
}
