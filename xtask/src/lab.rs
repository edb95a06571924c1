//! `cargo lab`: the tutorial in JupyterLab.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use clap::Args;

use crate::language::Language;
use crate::{Checkout, Environment, Host, prepare_in, prepare_kernel_in, python, warm};

/// Set up what is missing and open the tutorial in JupyterLab.
#[derive(Args, Default)]
pub struct Lab {
    /// The language of the notebook and of JupyterLab's menus, by its folder in `languages` [default: the system's]
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// Set up, then stop
    #[arg(long)]
    pub prepare: bool,
    /// Use the existing Python's packages instead of installing them, as in an image with JupyterLab
    #[arg(long)]
    pub system_packages: bool,
    /// Set up only the kernel, for a Jupyter installed elsewhere
    #[arg(long, requires = "prepare", conflicts_with = "system_packages")]
    pub kernel_only: bool,
    /// Where JupyterLab listens [default: 8888, or the next free one]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Print the address instead of opening the browser
    #[arg(long)]
    pub no_browser: bool,
}

impl Lab {
    /// # Errors
    /// Those of the setup; JupyterLab cannot be started.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let languages = Language::all(root)?;
        let language = match &self.lang {
            Some(code) => Language::of_code(&languages, code),
            None => Language::of_system(&languages),
        }?;
        let notebook = language.notebook(root)?;
        let host = Host {
            system_packages: self.system_packages,
            ..Host::current()
        };
        let checkout = Checkout::open(root, host)?;
        let set_up = if self.kernel_only {
            prepare_kernel_in
        } else {
            prepare_in
        };
        let environment = set_up(&checkout)?;
        warm::warm(&checkout, &environment)?;
        drop(checkout);
        if self.kernel_only {
            return Ok(ExitCode::SUCCESS);
        }
        if self.prepare {
            eprintln!("Everything is set up: `cargo lab` opens the tutorial.");
            if let Some(note) = for_one_alone(&environment) {
                eprintln!("{note}");
            }
            return Ok(ExitCode::SUCCESS);
        }
        become_jupyter(self.jupyter(&environment, &language, &notebook))
    }

    /// The command that starts JupyterLab with the notebook open, without fetching a catalogue of extensions.
    pub fn jupyter(
        &self,
        environment: &Environment,
        language: &Language,
        notebook: &str,
    ) -> Command {
        let mut jupyter = environment.jupyter();
        jupyter
            .current_dir(environment.root())
            .args(["lab", "--ip=127.0.0.1"])
            .arg(format!(
                "--ServerApp.root_dir={}",
                environment.root().display()
            ))
            .arg(format!("--LabApp.default_url=/lab/tree/{notebook}"))
            .arg(format!(
                "--LabApp.app_settings_dir={}",
                python::settings_in(&environment.venv(), language).display()
            ))
            .arg("--LabApp.extension_manager=readonly");
        if let Some(port) = self.port {
            jupyter.arg(format!("--port={port}"));
        }
        if self.no_browser {
            jupyter.arg("--no-browser");
        }
        if is_root() {
            jupyter.arg("--allow-root");
        }
        jupyter
    }
}

/// The warning if no other user of the machine can read what was set up.
fn for_one_alone(environment: &Environment) -> Option<String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let settings = environment.venv().join("warm").join("settings.json");
        let mode = std::fs::metadata(settings).ok()?.permissions().mode();
        (mode & 0o044 == 0).then(|| {
            format!(
                "You alone can use it: your umask hides new files from others. To let them, while no kernel runs:\n  \
                 chmod -R go+rX '{}'",
                environment
                    .root()
                    .display()
                    .to_string()
                    .replace('\'', r"'\''")
            )
        })
    }
    #[cfg(not(unix))]
    {
        let _ = environment;
        None
    }
}

/// Hands this process over to JupyterLab, so that Ctrl-C and the terminal are its own.
#[cfg(unix)]
fn become_jupyter(mut jupyter: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(jupyter.exec()).context("cannot start JupyterLab")
}

/// Runs JupyterLab. On Ctrl-C it ends without asking: the terminal is the shell's again by then.
#[cfg(not(unix))]
fn become_jupyter(mut jupyter: Command) -> Result<ExitCode> {
    let status = jupyter.arg("--ServerApp.answer_yes=True").status();
    Ok(crate::process::exit_code(
        status.context("cannot start JupyterLab")?,
    ))
}

/// JupyterLab refuses to run as root unless told to.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    cfg!(unix) && id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
