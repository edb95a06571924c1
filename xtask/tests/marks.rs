//! Marks arrive where they belong, whatever was handed in and however; and answers that are alike are found.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::{Checkout, Host, grade, prepare};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[track_caller]
fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
fn marks_arrive_where_they_are_kept() {
    let environment = prepare(root()).unwrap();
    let programs = grade::programs(&Checkout::open(root(), Host::current()).unwrap()).unwrap();
    let mut test = environment.python();
    test.arg(root().join("xtask/tests/marks.py"));
    test.arg(folder("marks"))
        .args([programs.judge, programs.answers]);
    run(&mut test);
}

#[test]
fn copies_are_among_the_answers_that_are_alike() {
    let environment = prepare(root()).unwrap();
    let python = grade::compare50(&Checkout::open(root(), Host::current()).unwrap()).unwrap();
    let mut test = environment.python();
    test.arg(root().join("xtask/tests/alike.py"));
    run(test.arg("check").arg(folder("alike")).arg(python));
}
