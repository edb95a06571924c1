//! The oldest supported compiler, and the newest.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Report, folder, install, needs, rustup_home};
use crate::checkout::clean_command;
use crate::process::capture;

/// Sets up, builds and tests with each, in a separate checkout.
pub fn run(root: &Path, report: &mut Report) -> Result<()> {
    needs(&["git"], "git")?;
    for toolchain in [oldest(root)?, "stable".to_owned()] {
        let compiler = Compiler::install(root, &toolchain)?;
        let version = compiler.version()?;
        report.step(
            &format!("{version}: build"),
            compiler.cargo("build").arg("--all-targets"),
        )?;
        if toolchain == "stable" {
            let mut clippy = compiler.cargo("clippy");
            clippy.args(["--all-targets", "--", "-D", "warnings"]);
            report.step(&format!("{version}: clippy"), &mut clippy)?;
        }
        let parts: [(&str, &[&str]); 3] = [
            ("the crate", &["--package", "v1conv"]),
            ("the kernel", &["--package", "notebook-kernel"]),
            (
                "the notebooks in the kernel",
                &[
                    "--package",
                    "xtask",
                    "--test",
                    "notebooks",
                    "--test",
                    "truth",
                ],
            ),
        ];
        for (part, arguments) in parts {
            let mut test = compiler.cargo("test");
            test.arg("--no-fail-fast").args(arguments);
            report.tests(&format!("{version}: {part}"), &mut test)?;
        }
    }
    Ok(())
}

/// A compiler, and a checkout that only it uses.
struct Compiler {
    toolchain: String,
    rustup: PathBuf,
    checkout: PathBuf,
    path: std::ffi::OsString,
}

impl Compiler {
    /// Uses the newest of that name, and what is committed.
    fn install(root: &Path, toolchain: &str) -> Result<Self> {
        let path = env::var_os("PATH").unwrap_or_default();
        // The engine of this checkout, if there is one: an old compiler cannot build it.
        let folders = env::split_paths(&path).chain([root.join(".venv/bin")]);
        let compiler = Compiler {
            toolchain: toolchain.to_owned(),
            rustup: rustup_home(root),
            checkout: folder(root).join(toolchain),
            path: env::join_paths(folders)?,
        };
        install(
            root,
            &[
                toolchain,
                "--component",
                "clippy",
                "--component",
                "rust-src",
            ],
        )?;
        if !compiler.checkout.is_dir() {
            fs::create_dir_all(folder(root))?;
            capture(
                Command::new("git")
                    .args(["clone", "--quiet"])
                    .arg(root)
                    .arg(&compiler.checkout),
            )?;
        }
        let git = |arguments: &[&str]| {
            capture(
                Command::new("git")
                    .current_dir(&compiler.checkout)
                    .args(arguments),
            )
        };
        git(&["fetch", "--quiet", "origin", "HEAD"])?;
        git(&["reset", "--quiet", "--hard", "FETCH_HEAD"])?;
        Ok(compiler)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = clean_command(program, &self.path);
        command
            .current_dir(&self.checkout)
            .env("RUSTUP_HOME", &self.rustup)
            .env("RUSTUP_TOOLCHAIN", &self.toolchain);
        command
    }

    fn cargo(&self, verb: &str) -> Command {
        let mut cargo = self.command("cargo");
        cargo.arg(verb).env_remove("CARGO_TARGET_DIR");
        cargo
    }

    /// `Rust 1.95.0`.
    fn version(&self) -> Result<String> {
        let said = capture(self.command("rustc").arg("--version"))?;
        let number = said.split_whitespace().nth(1).unwrap_or_default();
        Ok(format!("Rust {number}"))
    }
}

/// The oldest version that `Cargo.toml` supports.
fn oldest(root: &Path) -> Result<String> {
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let line = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "));
    let version = line.context("Cargo.toml names no rust-version")?;
    Ok(version.trim_matches('"').to_owned())
}
