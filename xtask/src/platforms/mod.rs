//! `cargo platforms`: the tests on other systems and with other compilers, on one Linux machine.
//!
//! Everything it makes is in `target/platforms`: compiled tests, Wine's folder, compilers, and a checkout for each
//! compiler.

mod compilers;
mod report;
mod windows;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};

use crate::checkout::clean_command;
use crate::process::show;
use report::Report;

/// Run the tests as on another system, or with another compiler.
#[derive(Args)]
pub struct Platforms {
    /// Which of them [default: all]
    #[arg(value_enum)]
    pub platforms: Vec<Platform>,
}

/// What can be tested from here.
#[derive(Clone, Copy, ValueEnum)]
pub enum Platform {
    /// The crate on 64-bit ARM, with QEMU
    Arm,
    /// The crate, the kernel and the setup on Windows, with Wine: what needs no Python
    Windows,
    /// All of it with the oldest supported Rust, and with the newest
    Compilers,
}

impl Platforms {
    /// # Errors
    /// The working folder cannot be made. What a platform lacks, or fails at, is the exit code.
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let all = Platform::value_variants();
        let chosen = if self.platforms.is_empty() {
            all
        } else {
            &self.platforms
        };
        let mut report = Report::default();
        for platform in chosen {
            let (name, tried) = match platform {
                Platform::Arm => ("ARM", arm(root, &mut report)),
                Platform::Windows => ("Windows", windows::run(root, &mut report)),
                Platform::Compilers => ("Rust", compilers::run(root, &mut report)),
            };
            if let Err(error) = tried {
                report.not_tried(name, &error);
            }
        }
        Ok(report.print())
    }
}

/// Tests that start themselves again as another process, or start a missing program: QEMU runs one program, whose
/// children run on this machine, and does not learn why one could not be started.
const OF_PROCESSES: [&str; 6] = [
    "data::tests::fetch::a_missing_curl_is_named",
    "data::tests::processes",
    "a_bar_moves_in_place_and_not_too_often",
    "a_loop_that_is_left_says_how_far_it_came",
    "a_kernel_can_name_the_language_before_anything_is_called",
    "a_picture_takes_little_more_memory_than_it_has_pixels",
];

/// The crate's tests; on an ARM machine as they are.
fn arm(root: &Path, report: &mut Report) -> Result<()> {
    let target = "aarch64-unknown-linux-gnu";
    let mut test = cargo(root, "test");
    test.args(["--no-fail-fast", "--package", "v1conv"]);
    if !cfg!(target_arch = "aarch64") {
        needs(
            &["qemu-aarch64", "aarch64-linux-gnu-gcc"],
            "qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross",
        )?;
        show(Command::new("rustup").args(["target", "add", target]))?;
        test.args(["--target", target]);
        test.env(
            "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER",
            "aarch64-linux-gnu-gcc",
        );
        test.env(
            "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER",
            "qemu-aarch64 -L /usr/aarch64-linux-gnu",
        );
        // QEMU translates every instruction: having fewer of them saves more time than optimising takes.
        test.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
        test.arg("--");
        test.args(OF_PROCESSES.iter().flat_map(|name| ["--skip", name]));
    }
    report.tests("ARM: the crate", &mut test)
}

/// Cargo in the checkout, with a separate target folder.
fn cargo(root: &Path, verb: &str) -> Command {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut cargo = clean_command("cargo", &path);
    cargo.current_dir(root).arg(verb);
    cargo.env("CARGO_TARGET_DIR", folder(root).join("target"));
    // Run once: debug information and incremental compilation would take gigabytes.
    cargo.envs([("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0")]);
    cargo
}

/// The folder of everything made here.
fn folder(root: &Path) -> PathBuf {
    root.join("target").join("platforms")
}

/// Where compilers are installed: the user's own, such as `stable`, are left alone.
fn rustup_home(root: &Path) -> PathBuf {
    folder(root).join("rustup")
}

/// Installs a compiler there, or its newest version.
fn install(root: &Path, arguments: &[&str]) -> Result<()> {
    let mut rustup = Command::new("rustup");
    rustup.env("RUSTUP_HOME", rustup_home(root));
    rustup.args([
        "toolchain",
        "install",
        "--no-self-update",
        "--profile",
        "minimal",
    ]);
    show(rustup.args(arguments))
}

/// Programs on this machine, and the packages that provide them.
fn needs(programs: &[&str], packages: &str) -> Result<()> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    let is_here = |name: &&&str| !folders.iter().any(|folder| folder.join(name).is_file());
    let missing: Vec<&str> = programs.iter().filter(is_here).copied().collect();
    ensure!(
        missing.is_empty(),
        "it needs {}: `sudo apt install --no-install-recommends {packages}` (Debian, Ubuntu)",
        missing.join(" and ")
    );
    Ok(())
}
