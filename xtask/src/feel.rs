//! `cargo feel`: how long a student waits.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use crate::language::Language;
use crate::{prepare, process};

/// Measure how fast the solved notebook starts and runs, and how much memory it takes.
#[derive(Args)]
pub struct Feel {
    /// Take the median of this many runs
    #[arg(long, default_value_t = 5)]
    pub runs: u32,
    /// Measure as on a machine with a single core
    #[arg(long)]
    pub one_core: bool,
    /// A program to alternate with the notebook: for each run it prints `idle after … s; all cells … s`
    #[arg(long, value_name = "COMMAND")]
    pub peer: Option<String>,
}

impl Feel {
    /// # Errors
    /// Those of the setup; the notebook cannot be run.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let mut python = prepare(root)?.python();
        python
            .args(["tools", "feel", &Language::En.notebook(root)?])
            .args(["--runs", &self.runs.to_string()])
            .args(self.one_core.then_some("--one-core"))
            .args(self.peer.iter().flat_map(|peer| ["--peer", peer]));
        let status = python
            .current_dir(root)
            .status()
            .context("cannot start Python")?;
        Ok(process::exit_code(status))
    }
}
