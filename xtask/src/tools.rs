//! The commands in `tools`. They declare and explain their options; what these need is set up here.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};
use clap::Args;
use serde_json::Value;

use crate::{Environment, prepare_python, process};

/// What a command of the tools is given.
#[derive(Args)]
#[command(disable_help_flag = true)]
pub struct Words {
    /// `--help` tells which there are
    #[arg(
        value_name = "OPTIONS",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    words: Vec<OsString>,
}

impl Words {
    /// What the command was asked for, as it understands it; or an exit code, if that was help or could not be understood.
    /// `set_up` stands for what the command is also given.
    ///
    /// # Errors
    /// Those of the setup of Python, which alone is needed here.
    pub fn asked(
        &self,
        root: &Path,
        command: &str,
        set_up: &[&str],
    ) -> Result<Result<Value, ExitCode>> {
        let environment = prepare_python(root)?;
        if self
            .words
            .iter()
            .any(|word| word == "--help" || word == "-h")
        {
            return Ok(Err(run(self.given_to(&mut tool(&environment, command)))?));
        }
        let mut asked = tool(&environment, "asked");
        asked.arg(command).args(set_up);
        let output = self.given_to(&mut asked).stderr(Stdio::inherit()).output();
        let output = output.context("cannot start Python")?;
        if !output.status.success() {
            return Ok(Err(process::exit_code(output.status)));
        }
        Ok(Ok(serde_json::from_slice(&output.stdout)?))
    }

    /// Hands them to a command.
    pub fn given_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.args(&self.words)
    }
}

/// A command of the tools, still without options.
pub fn tool(environment: &Environment, name: &str) -> Command {
    let mut python = environment.python();
    python.arg(environment.root().join("tools")).arg(name);
    python
}

/// Runs a command, whose verdict is the exit code.
///
/// # Errors
/// It cannot be started.
pub fn run(command: &mut Command) -> Result<ExitCode> {
    let status = command.status().context("cannot start Python")?;
    Ok(process::exit_code(status))
}
