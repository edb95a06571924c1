//! `cargo grade`: marks for a folder of students' notebooks.

use std::path::{Path, PathBuf, absolute};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::Value;

use crate::{Checkout, Host, prepare, process};

/// Grade students' notebooks, each in a sandbox, and write marks, feedback pages and a summary.
///
/// A second call with the same folder goes on where the first one stopped.
#[derive(Args)]
pub struct Grade {
    /// Notebooks, or folders of notebooks; a file's name without `.ipynb` names the student
    #[arg(required = true)]
    pub submissions: Vec<PathBuf>,
    /// Where the results go
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Grade so many at a time [default: one a core, as far as the memory goes]
    #[arg(long, value_name = "N")]
    pub jobs: Option<u32>,
    /// Seconds of processor time for an exercise [default: 30]; by the clock four times that
    #[arg(long, value_name = "S")]
    pub timeout: Option<u32>,
    /// Draw the inputs from this number [default: a random one, kept in DIR]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Libraries that answers may use, like `itertools@0.14,rand@0.9`, or a file of them
    #[arg(long, value_name = "NAME@VERSION,…")]
    pub crates: Option<String>,
    /// Grade on the workers of a Dask cluster, like `tcp://HOST:8786`, instead of here
    #[arg(long, value_name = "ADDRESS")]
    pub scheduler: Option<String>,
    /// Run the students' code unprotected: it can do all that you can
    #[arg(long)]
    pub no_sandbox: bool,
}

impl Grade {
    /// # Errors
    /// Those of the setup; the judge cannot be compiled.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let environment = prepare(root)?;
        let programs = programs(&Checkout::open(root, Host::current())?)?;
        let mut python = environment.python();
        python.arg(root.join("xtask/grade/grade.py"));
        python.arg("--judge").arg(programs.judge);
        python.arg("--answers").arg(programs.answers);
        python.arg("--out").arg(absolute(&self.out)?);
        python.args(self.jobs.map(|jobs| format!("--jobs={jobs}")));
        python.args(self.timeout.map(|seconds| format!("--timeout={seconds}")));
        python.args(self.seed.map(|seed| format!("--seed={seed}")));
        python.args(
            self.crates
                .as_ref()
                .map(|crates| format!("--crates={crates}")),
        );
        python.args(
            self.scheduler
                .as_ref()
                .map(|address| format!("--scheduler={address}")),
        );
        python.args(self.no_sandbox.then_some("--no-sandbox"));
        python.arg("--").args(&self.submissions);
        let status = python.status().context("cannot start Python")?;
        Ok(process::exit_code(status))
    }
}

/// The programs that the grader is written in beside Python.
pub struct Programs {
    /// Compares with the reference.
    pub judge: PathBuf,
    /// Cuts the answers out of a notebook.
    pub answers: PathBuf,
}

/// Compiles the programs, and tells where they are.
///
/// # Errors
/// They do not compile.
pub fn programs(checkout: &Checkout) -> Result<Programs> {
    let mut cargo = checkout.command("cargo")?;
    // Optimised: what a student handed in may be large.
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
