//! `cargo release-assignment`: the tutorial as an assignment for nbgrader.

use std::env;
use std::path::{Path, PathBuf, absolute};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};
use clap::Args;

use crate::checkout::Checkout;
use crate::grade::programs;
use crate::language::Language;
use crate::{Environment, Host, prepare_in, process, python, warm};

/// Write a course folder for nbgrader: the source with marked solutions and hidden tests, the release, and settings.
#[derive(Args)]
pub struct ReleaseAssignment {
    /// The course folder, new or without this assignment
    pub out: PathBuf,
    /// The notebook to assign [default: the only one that has exercises]
    #[arg(long, value_name = "NAME")]
    pub notebook: Option<String>,
    /// The notebook's language
    #[arg(long, default_value = "en")]
    pub lang: Language,
    /// Seed of the hidden tests' inputs [default: a random one]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Include think questions as manually graded cells, worth POINTS each [default: 1]
    #[arg(long, value_name = "POINTS", num_args = 0..=1, require_equals = true, default_missing_value = "1")]
    pub think: Option<u32>,
}

impl ReleaseAssignment {
    /// # Errors
    /// Those of the setup; nbgrader's own.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let checkout = Checkout::open(root, Host::current())?;
        let environment = prepare_in(&checkout)?;
        warm::warm(&checkout, &environment)?;
        set_up(&checkout)?;
        let judge = programs(&checkout)?.judge;
        drop(checkout);
        let out = absolute(&self.out)?;
        let mut python = environment.python();
        python
            .arg(root.join("tools"))
            .arg("release-assignment")
            .arg(&out);
        python.arg("--judge").arg(judge);
        python.args(
            self.notebook
                .as_ref()
                .map(|name| format!("--notebook={name}")),
        );
        python.args(["--language", self.lang.code()]);
        python.args(self.seed.map(|seed| format!("--seed={seed}")));
        python.args(self.think.map(|points| format!("--think={points}")));
        let written = python.stderr(Stdio::inherit()).output();
        let written = written.context("cannot start Python")?;
        if !written.status.success() {
            return Ok(process::exit_code(written.status));
        }
        let assignment = String::from_utf8_lossy(&written.stdout);
        let mut release = nbgrader(&environment);
        release.current_dir(&out);
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

/// Sets up nbgrader in a separate environment, which students need not install.
///
/// # Errors
/// There is no network, or no disk space.
pub fn set_up(checkout: &Checkout) -> Result<()> {
    let intent = "Setting up nbgrader in .venv/nbgrader (once, about a minute)";
    let list = Path::new("tools/requirements/nbgrader.txt");
    python::apart(checkout, "nbgrader", intent, list, "nbgrader")?;
    Ok(())
}
