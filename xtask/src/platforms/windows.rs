//! Windows, with Wine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Report, cargo, folder, install, needs, rustup_home};
use crate::process::capture;

const TARGET: &str = "x86_64-pc-windows-gnu";
const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// The last compiler hosted on this kind of Windows: tests of the kernel call it, and the libraries it reads must be
/// compiled by the same one.
const RUST: &str = "1.95.0";

/// A Windows library that every Rust program loads, and that Wine 8 lacks.
const RANDOM: (&str, &str) = ("bcryptprimitives", include_str!("bcryptprimitives.c"));

/// Tests that link programs: for these, the compiler calls a `dlltool` that runs on Windows, because its own lacks an
/// assembler.
const THAT_LINK: [&str; 4] = [
    "explain::tests::running",
    "explain::tests::every_example_is_explained",
    "explain::tests::the_file_for_the_site",
    "explain::tests::what_is_proposed",
];

/// The tests that need no Python; on Windows itself `cargo test` runs all of them.
pub fn run(root: &Path, report: &mut Report) -> Result<()> {
    needs(&["wine", COMPILER], "wine wine64 gcc-mingw-w64-x86-64")?;
    let there = format!("{RUST}-{TARGET}");
    install(root, &[RUST, "--target", TARGET])?;
    install(root, &[&there, "--force-non-host"])?;
    let programs = rustup_home(root)
        .join("toolchains")
        .join(&there)
        .join("bin");
    let prefix = prefix(root)?;
    let test = |arguments: &[&str]| {
        let mut test = cargo(root, "test");
        test.args(["--no-fail-fast", "--target", TARGET])
            .args(arguments);
        test.env("RUSTUP_HOME", rustup_home(root))
            .env("RUSTUP_TOOLCHAIN", RUST);
        test.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", COMPILER);
        test.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine");
        test.env("WINEPREFIX", &prefix).env("WINEDEBUG", "-all");
        test.env("WINEPATH", format!("Z:{}", programs.display()));
        test
    };
    let mut of_crate = test(&["--package", "v1conv"]);
    if !prefix.join("drive_c/windows/system32/curl.exe").is_file() {
        of_crate.args(["--", "--skip", "data::tests"]);
    }
    report.tests("Windows: the crate", &mut of_crate)?;
    let mut of_kernel = test(&["--package", "notebook-kernel"]);
    // One after another: a process started by a test would keep another test's pipes open.
    of_kernel.args(["--", "--test-threads", "1"]);
    of_kernel.args(THAT_LINK.iter().flat_map(|name| ["--skip", name]));
    report.tests("Windows: the kernel", &mut of_kernel)?;
    let needs_no_python = ["--lib", "--test", "step", "--test", "remedy"];
    let mut of_set_up = test(&["--package", "xtask"]);
    report.tests("Windows: the set-up", of_set_up.args(needs_no_python))
}

/// A separate Wine folder in which Rust programs run.
fn prefix(root: &Path) -> Result<PathBuf> {
    let prefix = folder(root).join("wine");
    let system = prefix.join("drive_c/windows/system32");
    if !system.is_dir() {
        fs::create_dir_all(&prefix)?;
        capture(
            Command::new("wineboot")
                .arg("--init")
                .env("WINEPREFIX", &prefix)
                .env("WINEDEBUG", "-all"),
        )?;
    }
    let (name, source) = RANDOM;
    let library = system.join(format!("{name}.dll"));
    if !library.is_file() {
        let file = folder(root).join(format!("{name}.c"));
        fs::write(&file, source)?;
        capture(
            Command::new(COMPILER)
                .arg("-shared")
                .arg("-o")
                .arg(&library)
                .arg(&file)
                .arg("-ladvapi32"),
        )
        .with_context(|| format!("cannot make {}", library.display()))?;
    }
    Ok(prefix)
}
