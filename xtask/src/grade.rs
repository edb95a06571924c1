//! `cargo grade`: marks for a folder of students' notebooks.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::tools::{self, Words, tool};
use crate::{Checkout, Host, prepare, process, python};

/// Grades students' notebooks, each in a sandbox, and writes marks, feedback pages and a summary.
///
/// # Errors
/// Those of the setup; the judge cannot be compiled.
pub fn run(words: &Words, root: &Path) -> Result<ExitCode> {
    let asked = words.asked_or_end(root, "grade", &["--judge=", "--answers="])?;
    let environment = prepare(root)?;
    let checkout = Checkout::open(root, Host::current())?;
    let programs = programs(&checkout)?;
    let mut grade = tool(&environment, "grade");
    grade.arg("--judge").arg(programs.judge);
    grade.arg("--answers").arg(programs.answers);
    if asked["similar"] == true {
        grade.arg("--compare50").arg(compare50(&checkout)?);
    }
    drop(checkout);
    tools::run(words.given_to(&mut grade))
}

/// The Python that compares answers.
///
/// # Errors
/// There is no network, or no disk space.
pub fn compare50(checkout: &Checkout) -> Result<PathBuf> {
    let intent = "Setting up compare50 in .venv/similar (once, about a minute)";
    let list = "tools/requirements/similar.txt";
    let folder = python::apart(checkout, "similar", intent, list, "compare50")?;
    Ok(python::program(&folder, "python"))
}

/// The parts of the grader that are not in Python.
pub struct Programs {
    /// Compares with the reference.
    pub judge: PathBuf,
    /// Cuts the answers out of a notebook.
    pub answers: PathBuf,
}

/// Compiles the programs, and returns where they are.
///
/// # Errors
/// They do not compile.
pub fn programs(checkout: &Checkout) -> Result<Programs> {
    let mut cargo = checkout.command("cargo")?;
    // Optimised, because submissions may be large.
    cargo.args(["build", "--quiet", "--release"]);
    cargo.args(["--package", "v1conv-judge", "--package", "v1conv-answers"]);
    cargo.arg("--message-format=json-render-diagnostics");
    let messages = process::capture(&mut cargo)?;
    let program = |name: &str| {
        let made = |line: &str| {
            let message: Value = serde_json::from_str(line).ok()?;
            let program = PathBuf::from(message.get("executable")?.as_str()?);
            (message["target"]["name"] == name).then_some(program)
        };
        let found = messages.lines().find_map(made);
        found.with_context(|| format!("cargo did not say where {name} is"))
    };
    Ok(Programs {
        judge: program("v1conv-judge")?,
        answers: program("v1conv-answers")?,
    })
}
