//! `cargo grade`: marks for a folder of students' notebooks.

use std::path::{Path, PathBuf, absolute};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::Value;

use crate::{Checkout, Host, prepare, process, python};

/// Grade students' notebooks, each in a sandbox, and write marks, feedback pages and a summary.
///
/// A second call with the same folder continues where the first one stopped.
#[derive(Args)]
pub struct Grade {
    /// Notebooks, folders or zip files, named as by Moodle, Canvas or nbgrader, or after students
    #[arg(required = true)]
    pub submissions: Vec<PathBuf>,
    /// The notebook whose exercises are graded [default: the only one that has any]
    #[arg(long, value_name = "NAME")]
    pub notebook: Option<String>,
    /// Where the results go
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Grade N at a time [default: one per core, as far as memory allows]
    #[arg(long, value_name = "N")]
    pub jobs: Option<u32>,
    /// Seconds of processor time per exercise [default: 30]; by the clock, four times that
    #[arg(long, value_name = "S")]
    pub timeout: Option<u32>,
    /// Seed of the inputs [default: a random one, kept in DIR]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Libraries that answers may use, like `itertools@0.14,rand@0.9`, or a file that lists them
    #[arg(long, value_name = "NAME@VERSION,…")]
    pub crates: Option<String>,
    /// Fill in the marks in a copy of a sheet exported from a Moodle assignment or Canvas gradebook
    #[arg(long, value_name = "SHEET.csv")]
    pub into: Option<PathBuf>,
    /// The column of the sheet that the marks go into [default: the only one for marks]
    #[arg(long, value_name = "TITLE", requires = "into")]
    pub column: Option<String>,
    /// Show what is handed in after this as late: a day, or a time like `2026-11-26T18:00`
    #[arg(long, value_name = "TIME")]
    pub due: Option<String>,
    /// Points lost for lateness, like `10%/day`, `1%/hour` or `20%` [default: none]
    #[arg(long, value_name = "RULE")]
    pub late_penalty: Option<String>,
    /// List pairs of answers that are alike, to look at
    #[arg(long)]
    pub similar: bool,
    /// Grade on the workers of a Dask cluster, like `tcp://HOST:8786`, instead of here
    #[arg(long, value_name = "ADDRESS")]
    pub scheduler: Option<String>,
    /// Run the students' code without a sandbox: it can do everything that you can
    #[arg(long)]
    pub no_sandbox: bool,
}

impl Grade {
    /// # Errors
    /// Those of the setup; the judge cannot be compiled.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let environment = prepare(root)?;
        let checkout = Checkout::open(root, Host::current())?;
        let programs = programs(&checkout)?;
        let similar = self.similar.then(|| compare50(&checkout)).transpose()?;
        drop(checkout);
        let mut python = environment.python();
        python.arg(root.join("tools")).arg("grade");
        python.arg("--judge").arg(programs.judge);
        python.arg("--answers").arg(programs.answers);
        python.arg("--out").arg(absolute(&self.out)?);
        python.args(self.jobs.map(|jobs| format!("--jobs={jobs}")));
        python.args(self.timeout.map(|seconds| format!("--timeout={seconds}")));
        python.args(self.seed.map(|seed| format!("--seed={seed}")));
        let texts = [
            ("notebook", &self.notebook),
            ("crates", &self.crates),
            ("column", &self.column),
            ("due", &self.due),
            ("late-penalty", &self.late_penalty),
            ("scheduler", &self.scheduler),
        ];
        for (name, text) in texts {
            python.args(text.as_ref().map(|text| format!("--{name}={text}")));
        }
        for (name, path) in [("into", &self.into), ("similar", &similar)] {
            if let Some(path) = path {
                python.arg(format!("--{name}")).arg(absolute(path)?);
            }
        }
        python.args(self.no_sandbox.then_some("--no-sandbox"));
        python.arg("--").args(&self.submissions);
        let status = python.status().context("cannot start Python")?;
        Ok(process::exit_code(status))
    }
}

/// The Python that compares answers.
///
/// # Errors
/// There is no network, or no disk space.
pub fn compare50(checkout: &Checkout) -> Result<PathBuf> {
    let intent = "Setting up compare50 in .venv/similar (once, about a minute)";
    let list = Path::new("tools/requirements/similar.txt");
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
