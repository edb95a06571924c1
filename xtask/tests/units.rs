//! The tools where they need no kernel, and how all Python of the repository is written.

mod common;

use common::{root, succeeds};
use xtask::{prepare_python, testing};

/// Runs a module of Python on the whole repository.
#[track_caller]
fn passes(module: &[&str]) {
    let environment = prepare_python(root()).unwrap();
    testing::add(&environment).unwrap();
    let mut python = environment.python();
    succeeds(python.arg("-m").args(module).current_dir(root()));
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
