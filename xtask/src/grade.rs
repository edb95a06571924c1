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
    /// Run the students' code unprotected: it can do all that you can
    #[arg(long)]
    pub no_sandbox: bool,
}

impl Grade {
    /// # Errors
    /// Those of the setup; the judge cannot be compiled.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let environment = prepare(root)?;
        let judge = judge(&Checkout::open(root, Host::current())?)?;
        let mut python = environment.python();
        python.arg(root.join("xtask/grade/grade.py"));
        python.arg("--judge").arg(judge);
        python.arg("--out").arg(absolute(&self.out)?);
        python.args(self.jobs.map(|jobs| format!("--jobs={jobs}")));
        python.args(self.timeout.map(|seconds| format!("--timeout={seconds}")));
        python.args(self.seed.map(|seed| format!("--seed={seed}")));
        python.args(self.no_sandbox.then_some("--no-sandbox"));
        python.arg("--").args(&self.submissions);
        let status = python.status().context("cannot start Python")?;
        Ok(process::exit_code(status))
    }
}

/// Compiles the program that compares with the reference, and tells where it is.
///
/// # Errors
/// It does not compile.
pub fn judge(checkout: &Checkout) -> Result<PathBuf> {
    let mut cargo = checkout.command("cargo")?;
    cargo.args(["build", "--quiet", "--package", "v1conv-judge"]);
    cargo.arg("--message-format=json-render-diagnostics");
    let messages = process::capture(&mut cargo)?;
    let program = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)));
    program.context("cargo did not say where the judge is")
}
