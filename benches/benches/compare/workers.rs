//! The programs that compute: built, found, and started when needed.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::contestants::{Contestant, Program};
use crate::worker::Worker;

/// Built by Cargo together with this program.
const RELEASE: &str = env!("CARGO_BIN_EXE_worker");
const HERE: &str = env!("CARGO_MANIFEST_DIR");

pub struct Workers {
    notebook: PathBuf,
    /// The versions of Python and its libraries; empty if there is no Python.
    pub python_versions: String,
    /// By program and number of threads.
    running: HashMap<(Program, usize), Worker>,
}

impl Workers {
    /// Builds what Cargo has not built, and asks Python what it has.
    pub fn new() -> Result<Self> {
        let mut workers = Self {
            notebook: built_as_in_a_notebook()?,
            python_versions: String::new(),
            running: HashMap::new(),
        };
        let versions = workers
            .running(Program::Python, 1)
            .and_then(|python| python.ask("versions"));
        match versions {
            Ok(versions) => workers.python_versions = versions,
            Err(error) => eprintln!("{error:#}"),
        }
        let missing = [
            Contestant::PyTorch,
            Contestant::OnnxRuntime,
            Contestant::NumPy,
            Contestant::Matplotlib,
        ]
        .into_iter()
        .filter(|&peer| !workers.have(peer))
        .map(Contestant::title);
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            eprintln!(
                "\nNot compared: {}. `{}` does not have them. To get them, once:\n\n    \
                 python3 -m venv peers && peers/bin/pip install torch onnx onnxruntime \
                 numpy matplotlib\n\n\
                 and then: PYTHON=peers/bin/python cargo compare\n",
                missing.join(", "),
                python().display()
            );
        }
        Ok(workers)
    }

    /// Whether this machine has the contestant.
    pub fn have(&self, contestant: Contestant) -> bool {
        let name = contestant.library();
        contestant.program() != Program::Python
            || self
                .python_versions
                .split(", ")
                .any(|version| version.split(' ').next() == Some(name))
    }

    /// The worker for a program with this many threads, started if needed.
    pub fn running(&mut self, program: Program, threads: usize) -> Result<&mut Worker> {
        let key = (program, threads);
        if !self.running.contains_key(&key) {
            let worker = Worker::start(self.command(program), threads)?;
            self.running.insert(key, worker);
        }
        self.running.get_mut(&key).context("just started")
    }

    fn command(&self, program: Program) -> Command {
        match program {
            Program::Release => Command::new(RELEASE),
            Program::Notebook => Command::new(&self.notebook),
            Program::Python => {
                let mut command = Command::new(python());
                command.arg(Path::new(HERE).join("peers.py"));
                command
            }
        }
    }
}

/// The Python with the peers.
fn python() -> PathBuf {
    let chosen = env::var_os("PYTHON").map(PathBuf::from);
    chosen.unwrap_or_else(|| "python3".into())
}

/// Builds the worker with the settings and features of a notebook's dependencies, beside the one with the other
/// profile.
fn built_as_in_a_notebook() -> Result<PathBuf> {
    let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(HERE)
        .args(["build", "--bin", "worker", "--no-default-features"])
        .args(["--profile", "notebook"])
        .status()
        .context("cannot start cargo")?;
    ensure!(
        status.success(),
        "the worker does not compile with the profile `notebook`"
    );
    let release = Path::new(RELEASE);
    let target = release.parent().and_then(Path::parent);
    let name = release.file_name();
    let (target, name) = target.zip(name).context("no folder of built programs")?;
    Ok(target.join("notebook").join(name))
}
