//! The program `notebook-kernel`, several programs in one: which it is depends on its first argument, or the name it
//! was started under.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use notebook_kernel::home::DOORS;
use notebook_kernel::settings::Settings;
use notebook_kernel::{door, explain, front, keeper, warm};

/// A Rust kernel for Jupyter, in front of evcxr_jupyter
#[derive(Parser)]
enum Program {
    /// Compile what notebooks load, once for all kernels
    Warm {
        /// What the notebooks load, a TOML file
        #[arg(long)]
        notebooks: PathBuf,
        /// The program evcxr_jupyter
        #[arg(long)]
        engine: PathBuf,
        /// Where to keep it
        #[arg(long)]
        folder: PathBuf,
    },
    /// Serve the clients of a connection file
    Front {
        /// The `settings.json` that `warm` wrote
        #[arg(long)]
        settings: PathBuf,
        /// Jupyter's file
        #[arg(long)]
        connection_file: PathBuf,
    },
    /// Explain why a program made from cells does not compile: JSON goes in, a list of texts comes out
    Explain {
        /// The `settings.json` that `warm` wrote
        #[arg(long)]
        settings: PathBuf,
    },
    /// Run a program, and end it and everything it started when this one ends
    #[command(hide = true)]
    Keep {
        #[arg(long)]
        home: PathBuf,
        #[arg(last = true)]
        command: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let mut words = std::env::args_os();
    let called = words.next().unwrap_or_default();
    let name = Path::new(&called)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let done = if DOORS.contains(&name.as_str()) {
        door::enter(&name, &words.collect::<Vec<_>>())
    } else {
        run(Program::parse())
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}

fn run(program: Program) -> anyhow::Result<ExitCode> {
    match program {
        Program::Warm {
            notebooks,
            engine,
            folder,
        } => warm::warm(&notebooks, &engine, &folder)?,
        Program::Front {
            settings,
            connection_file,
        } => {
            front::run(Settings::read(&settings)?, &connection_file)?;
        }
        Program::Explain { settings } => {
            let settings = Settings::read(&settings)?;
            let names: Vec<&str> = settings.names.iter().map(String::as_str).collect();
            let context = explain::Context {
                names: &names,
                library: Some(&settings.notebooks.library.name),
                page: settings.notebooks.page.as_deref(),
                ..explain::Context::default()
            };
            let refused = serde_json::from_reader(std::io::stdin().lock())?;
            let texts = explain::explain_elsewhere(refused, context);
            println!("{}", serde_json::to_string(&texts)?);
        }
        Program::Keep { home, command } => {
            let (program, arguments) = command.split_first().context("no program is named")?;
            return Ok(keeper::keep(&home, program, arguments));
        }
    }
    Ok(ExitCode::SUCCESS)
}
