//! What is missing is named, with the command that fixes it.
#![cfg(unix)]

mod common;

use std::fs;

use common::machine::{Machine, assert_names, python};
use xtask::site;

#[test]
fn no_python() {
    let mut machine = Machine::new("no-python");
    machine.host.path = machine.folder.join("bin").into();
    fs::remove_file(machine.folder.join("bin/python3")).unwrap();
    machine.fails([
        "Python 3.10 or newer",
        "none was found",
        "apt install python3",
        "winget",
    ]);
}

#[test]
fn an_old_python() {
    let mut machine = Machine::new("old-python");
    machine.host.path = machine.folder.join("bin").into();
    machine.script("bin/python3", &python("3 9 True"));
    machine.fails(["Python 3.10 or newer", "only 3.9"]);
    machine.script("bin/python3.11", &python("3 11 True"));
    machine.host.path = format!("{}/bin:/usr/bin:/bin", machine.folder.display()).into();
    machine.prepare().unwrap();
}

#[test]
fn a_python_that_is_too_old_for_the_site() {
    let machine = Machine::new("old-for-site");
    machine.require("site", "sphinx==9");
    machine.script("bin/python3", &python("3 10 True"));
    machine.prepare().unwrap();
    let error = site::prepare_in(&machine.open().unwrap()).err().unwrap();
    assert_names(
        &format!("{error:#}"),
        &["Python 3.11 or newer", "has 3.10", "remove `.venv`"],
    );
}

#[test]
fn a_python_without_venv() {
    let mut machine = Machine::new("no-venv");
    machine.host.path = machine.folder.join("bin").into();
    machine.script("bin/python3", &python("3 11 False"));
    machine.fails(["Python 3.11 is here", "apt install python3-venv"]);
}

#[test]
fn a_python_with_half_a_venv() {
    let machine = Machine::new("half-a-venv");
    machine.script(
        "bin/python3",
        r#"[ "$1" = -c ] && echo "3 12 True" && exit; echo "because ensurepip is not available"; exit 1"#,
    );
    machine.fails([
        "-m venv",
        "ensurepip is not available",
        "apt install python3-venv",
    ]);
}

#[test]
fn no_network() {
    let machine = Machine::new("no-network");
    let pip = "{ echo 'ERROR: no anyio==4 (from versions: none)' >&2; exit 1; }";
    machine.script(
        "bin/python3",
        &python("3 12 True").replace("touch .venv/packages", pip),
    );
    machine.fails([
        "pip install",
        "versions: none",
        "HTTPS_PROXY",
        "same command again",
    ]);
}

#[test]
fn no_linker() {
    let machine = Machine::new("no-linker");
    machine.script(
        "bin/cargo",
        "seq 999; echo 'error: linker `cc` not found' >&2; exit 101",
    );
    let failure = machine.fails([
        "cargo install evcxr_jupyter",
        "101",
        "linker `cc` not found",
        "build-essential",
    ]);
    assert!(
        failure.len() < 2500,
        "an error quotes the last words, not all of them"
    );
}

#[test]
fn a_checkout_that_cannot_be_written() {
    let machine = Machine::new("unwritable");
    machine.write("checkout/.venv", "a file where the folder should be");
    machine.fails(["cannot write in", ".venv", "chown"]);
}
