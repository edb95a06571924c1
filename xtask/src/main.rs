//! `cargo lab` and the other commands; see the library for what they do.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use xtask::{
    feel, grade, lab::Lab, notebooks, platforms::Platforms, release, site::Site, tools::Words,
};

#[derive(Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_help_subcommand = true)]
enum Cargo {
    /// Measure how fast the solved notebook starts and runs, and how much memory it takes
    Feel(Words),
    /// Grade students' notebooks, each in a sandbox, and write marks, feedback pages and a summary
    Grade(Words),
    Lab(Lab),
    /// Make the notebooks from their text sources, or run notebooks and judge every cell
    Notebooks(Words),
    Platforms(Platforms),
    /// Write a course folder for nbgrader
    ReleaseAssignment(Words),
    Site(Site),
}

fn main() -> ExitCode {
    // Cargo says where the package is now: the checkout may have moved since it was compiled.
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&package).parent().unwrap_or(Path::new("."));
    let outcome = match Cargo::parse() {
        Cargo::Feel(words) => feel::run(&words, root),
        Cargo::Grade(words) => grade::run(&words, root),
        Cargo::Lab(lab) => lab.run(root),
        Cargo::Notebooks(words) => notebooks::run(&words, root),
        Cargo::Platforms(platforms) => platforms.run(root),
        Cargo::ReleaseAssignment(words) => release::run(&words, root),
        Cargo::Site(site) => site.run(root),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("\nerror: {error}");
        for cause in error.chain().skip(1) {
            eprintln!("  because: {cause}");
        }
        ExitCode::FAILURE
    })
}
