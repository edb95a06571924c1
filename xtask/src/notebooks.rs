//! `cargo notebooks`: from text sources to notebooks, and from notebooks to a verdict.

use std::path::{Path, PathBuf, absolute};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use crate::{prepare, prepare_python, process};

/// Make the notebooks from their text sources, or run notebooks and judge every cell.
#[derive(Args)]
pub struct Notebooks {
    /// Make only these notebooks, by the names of their sources
    #[arg(value_name = "NAME", conflicts_with_all = ["check", "run"])]
    pub names: Vec<String>,
    /// Write nothing; fail if a notebook does not match its source
    #[arg(long)]
    pub check: bool,
    /// Run these notebooks instead
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with = "check")]
    pub run: Vec<PathBuf>,
    /// Put the solutions into the exercises before running
    #[arg(long, requires = "run")]
    pub solve: bool,
}

impl Notebooks {
    /// # Errors
    /// Those of the setup. A script's verdict is the exit code.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        if !self.check && self.run.is_empty() {
            // The crate includes the solutions, which a new exercise does not have yet.
            let mut included = prepare_python(root)?.python();
            included.args(["tools", "notebooks", "--included"]);
            let status = included
                .current_dir(root)
                .status()
                .context("cannot start Python")?;
            if !status.success() {
                return Ok(process::exit_code(status));
            }
        }
        let mut python = prepare(root)?.python();
        if self.run.is_empty() {
            python.args(["tools", "notebooks"]);
            python
                .args(self.check.then_some("--check"))
                .args(&self.names);
        } else {
            let paths = self
                .run
                .iter()
                .map(absolute)
                .collect::<Result<Vec<_>, _>>()?;
            python
                .args(["tools", "run"])
                .args(self.solve.then_some("--solve"))
                .args(paths);
        }
        let status = python
            .current_dir(root)
            .status()
            .context("cannot start Python")?;
        Ok(process::exit_code(status))
    }
}
