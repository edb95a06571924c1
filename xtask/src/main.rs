//! `cargo lab` and the other commands; see the library for what they do.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use xtask::{
    feel::Feel, grade::Grade, lab::Lab, notebooks::Notebooks, platforms::Platforms,
    release::ReleaseAssignment, site::Site,
};

#[derive(Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_help_subcommand = true)]
enum Cargo {
    Feel(Feel),
    Grade(Grade),
    Lab(Lab),
    Notebooks(Notebooks),
    Platforms(Platforms),
    ReleaseAssignment(ReleaseAssignment),
    Site(Site),
}

fn main() -> ExitCode {
    // Cargo says where the package is now: the checkout may have moved since it was compiled.
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&package).parent().unwrap_or(Path::new("."));
    let outcome = match Cargo::parse() {
        Cargo::Feel(feel) => feel.run(root),
        Cargo::Grade(grade) => grade.run(root),
        Cargo::Lab(lab) => lab.run(root),
        Cargo::Notebooks(notebooks) => notebooks.run(root),
        Cargo::Platforms(platforms) => platforms.run(root),
        Cargo::ReleaseAssignment(release) => release.run(root),
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
