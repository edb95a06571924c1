//! The tools where they need no kernel, and how all Python of the repository is written.

use std::path::Path;

use xtask::{prepare_python, testing};

/// Runs a module of Python on the whole repository; what it says is the failure.
#[track_caller]
fn passes(module: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let environment = prepare_python(root).unwrap();
    testing::add(&environment).unwrap();
    let mut python = environment.python();
    let output = python.arg("-m").args(module).current_dir(root).output();
    let output = output.unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&said)
    );
}

#[test]
fn each_part_of_the_tools_does_what_it_says() {
    passes(&["pytest", "--quiet", "tools"]);
}

#[test]
fn python_is_written_as_agreed() {
    passes(&["ruff", "check", "--quiet"]);
    passes(&["ruff", "format", "--check", "--quiet"]);
}
