//! The commands in `tools`. They declare and explain their options; what these need is set up here.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio, exit};

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
    /// What the command was asked for, as it understands it. If that was help or could not be understood, this process
    /// ends here, as it does for a command of our own. `set_up` stands for what the command is also given.
    ///
    /// # Errors
    /// Those of the setup of Python, which alone is needed here.
    pub fn asked_or_end(&self, root: &Path, command: &str, set_up: &[&str]) -> Result<Value> {
        let environment = prepare_python(root)?;
        let is_help = |word: &OsString| word == "--help" || word == "-h";
        if self.words.iter().any(is_help) {
            end(status(self.given_to(&mut tool(&environment, command)))?);
        }
        let mut asked = tool(&environment, "asked");
        asked.arg(command).args(set_up);
        let output = self.given_to(&mut asked).stderr(Stdio::inherit()).output();
        let output = output.context("cannot start Python")?;
        if !output.status.success() {
            end(output.status);
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Hands them to a command.
    pub fn given_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.args(&self.words)
    }
}

/// Ends this process as that one ended.
fn end(status: ExitStatus) -> ! {
    exit(process::code(status).into())
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
    status(command).map(process::exit_code)
}

/// How a command ended.
///
/// # Errors
/// It cannot be started.
pub fn status(command: &mut Command) -> Result<ExitStatus> {
    command.status().context("cannot start Python")
}
