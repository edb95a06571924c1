//! `cargo release-assignment`: the tutorial as an assignment for nbgrader.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};

use crate::grade::programs;
use crate::tools::{Words, tool};
use crate::{Checkout, Environment, Host, prepare, process, python};

/// Writes a course folder for nbgrader: the source with marked solutions and hidden tests, the release, and settings.
///
/// # Errors
/// Those of the setup; nbgrader's own.
pub fn run(words: &Words, root: &Path) -> Result<ExitCode> {
    let asked = words.asked_or_end(root, "release-assignment", &["--judge="])?;
    let out = Path::new(asked["out"].as_str().unwrap_or_default());
    let environment = prepare(root)?;
    let checkout = Checkout::open(root, Host::current())?;
    let intent = "Setting up nbgrader in .venv/nbgrader (once, about a minute)";
    let list = "tools/requirements/nbgrader.txt";
    python::apart(&checkout, "nbgrader", intent, list, "nbgrader")?;
    let judge = programs(&checkout)?.judge;
    drop(checkout);
    let mut write = tool(&environment, "release-assignment");
    write.arg("--judge").arg(judge);
    let written = words
        .given_to(&mut write)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start Python")?;
    if !written.status.success() {
        return Ok(process::exit_code(written.status));
    }
    let assignment = String::from_utf8_lossy(&written.stdout);
    let mut release = nbgrader(&environment);
    release.current_dir(out);
    release
        .args(["generate_assignment", "--create"])
        .arg(assignment.trim());
    process::capture(&mut release)?;
    eprintln!(
        "{} holds the assignment; its README.md says what to do next.",
        out.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// The nbgrader command, which finds its own helpers first.
pub fn nbgrader(environment: &Environment) -> Command {
    let scripts = python::scripts(&environment.venv().join("nbgrader"));
    let mut command = environment.command(scripts.join("nbgrader"));
    let path = command.get_envs().find(|(name, _)| *name == "PATH");
    let path = path.and_then(|(_, value)| value).unwrap_or_default();
    let folders = [scripts].into_iter().chain(env::split_paths(path));
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
}
