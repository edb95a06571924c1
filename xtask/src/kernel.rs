//! Step 3: the Rust kernel for Jupyter: its engine, at one exact version, and the program in front of it.
//!
//! The engine ends up as `.venv/bin/evcxr_jupyter`, wherever it comes from: copied from this machine, downloaded from a
//! release, or built. The program in front is this workspace's member `kernel/`.

use std::env;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Step;
use crate::checkout::Checkout;
use crate::process::{capture, show};

/// The version of evcxr the notebooks are written and tested with.
pub const VERSION: &str = "0.22.0";

/// The machine a release fits, as in the name of its archive; `None` if evcxr publishes none for it.
pub const RELEASE_TARGET: Option<&str> = if cfg!(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_env = "gnu"
)) {
    Some("x86_64-unknown-linux-gnu")
} else if cfg!(all(target_os = "macos", target_arch = "aarch64")) {
    Some("aarch64-apple-darwin")
} else if cfg!(all(windows, target_arch = "x86_64")) {
    Some("x86_64-pc-windows-msvc")
} else {
    None
};

/// The folder of `.venv` that a kernel is unpacked or built in. It goes when the kernel is in place.
pub(crate) const WORKSHOP: &str = "kernel";

/// Leaves a candidate in the workshop, if it can.
type Source = fn(&Checkout, &Path) -> Result<PathBuf>;

pub(crate) fn set_up(checkout: &Checkout) -> Result<()> {
    let spec = checkout
        .venv()
        .join("share/jupyter/kernels/rust/kernel.json");
    Step {
        name: "kernel",
        intent: &format!("Setting up the Rust kernel, evcxr {VERSION} (once)"),
        key: &|| {
            let size = fs::metadata(program(checkout))
                .map(|kernel| kernel.len())
                .ok();
            let registered = fs::read_to_string(&spec).ok();
            let front = front(checkout);
            format!("{VERSION}\n{}\n{size:?}\n{registered:?}", front.display())
        },
        action: &|| {
            if fits(checkout, &program(checkout)).is_err() {
                obtain(checkout)?;
            }
            register(checkout, &spec)
        },
    }
    .run(&checkout.stamps())
}

/// The kernel's file name.
pub(crate) fn file_name() -> String {
    format!("evcxr_jupyter{}", env::consts::EXE_SUFFIX)
}

/// The kernel's place, the same on every system.
pub(crate) fn program(checkout: &Checkout) -> PathBuf {
    checkout.venv().join("bin").join(file_name())
}

/// Puts the first kernel that fits into its place.
fn obtain(checkout: &Checkout) -> Result<()> {
    let workshop = checkout.venv().join(WORKSHOP);
    fs::create_dir_all(&workshop)?;
    let ready: [(&str, Source); 2] = [
        ("on this machine", installed),
        ("among evcxr's releases", released),
    ];
    let found = ready.iter().find_map(|(place, source)| {
        let candidate =
            source(checkout, &workshop).and_then(|kernel| fits(checkout, &kernel).map(|()| kernel));
        match &candidate {
            Ok(_) => eprintln!("Found {place}."),
            Err(reason) => {
                let reason = format!("{reason:#}");
                eprintln!(
                    "None {place}: {}",
                    reason.lines().last().unwrap_or_default()
                );
            }
        }
        candidate.ok()
    });
    let kernel = found.map_or_else(|| built(checkout, &workshop), Ok)?;
    fits(checkout, &kernel)?;
    fs::create_dir_all(checkout.venv().join("bin"))?;
    fs::rename(kernel, program(checkout))?;
    let _ = fs::remove_dir_all(&workshop); // Leftovers cost space, not correctness.
    Ok(())
}

/// Copies a kernel that somebody installed earlier: the checkout keeps its version if that one is upgraded.
fn installed(checkout: &Checkout, workshop: &Path) -> Result<PathBuf> {
    let host = &checkout.host;
    let folders = env::split_paths(&host.path).chain([host.cargo_bin.clone()]);
    let here: Vec<PathBuf> = folders
        .map(|folder| folder.join(file_name()))
        .filter(|file| file.is_file())
        .collect();
    let first = here.first().context("no evcxr_jupyter on the PATH")?;
    let fitting = here.iter().find(|kernel| fits(checkout, kernel).is_ok());
    let kernel =
        fitting.with_context(|| format!("{} is not version {VERSION}", first.display()))?;
    let copy = workshop.join(file_name());
    fs::copy(kernel, &copy)?;
    Ok(copy)
}

/// Downloads and unpacks upstream's release. It has no published checksum: [`fits`] is the proof.
fn released(checkout: &Checkout, workshop: &Path) -> Result<PathBuf> {
    let target = RELEASE_TARGET.context("evcxr publishes none for this kind of machine")?;
    let name = format!("evcxr_jupyter-v{VERSION}-{target}");
    let archive = workshop.join(format!(
        "{name}.{}",
        if cfg!(windows) { "zip" } else { "tar.gz" }
    ));
    let file = archive.file_name().unwrap_or_default().display();
    let address = format!("{}/v{VERSION}/{file}", checkout.host.releases);
    capture(
        checkout
            .command("curl")?
            .args([
                "--fail",
                "--silent",
                "--show-error",
                "--location",
                "--proto-redir",
                "=https",
            ])
            .args([
                "--connect-timeout",
                "5",
                "--speed-limit",
                "1000",
                "--speed-time",
                "30",
                "--output",
            ])
            .arg(&archive)
            .arg(address),
    )?;
    capture(
        checkout
            .command(tar())?
            .arg("-xf")
            .arg(&archive)
            .arg("-C")
            .arg(workshop),
    )?;
    Ok(workshop.join(name).join(file_name()))
}

/// The program that unpacks a release. Git for Windows brings another `tar`, which knows neither `.zip` nor drives.
fn tar() -> PathBuf {
    let system = env::var_os("SystemRoot").filter(|_| cfg!(windows));
    system.map_or("tar".into(), |folder| {
        Path::new(&folder).join("System32/tar.exe")
    })
}

/// Builds the kernel. The workshop keeps what an interrupted build has compiled.
fn built(checkout: &Checkout, workshop: &Path) -> Result<PathBuf> {
    eprintln!(
        "Building it: about 5 to 10 minutes on two cores. An interrupted build continues next time."
    );
    let mut cargo = checkout.command("cargo")?;
    cargo
        .args([
            "install",
            "evcxr_jupyter",
            "--version",
            VERSION,
            "--locked",
            "--force",
            "--root",
        ])
        .arg(workshop);
    cargo.env("CARGO_TARGET_DIR", workshop.join("target"));
    needs_no_path(&mut cargo, checkout, workshop);
    if std::io::stderr().is_terminal() {
        // Cargo writes to a pipe, and cannot see the terminal behind it.
        cargo.envs([
            ("CARGO_TERM_COLOR", "always"),
            ("CARGO_TERM_PROGRESS_WHEN", "always"),
        ]);
        cargo.env("CARGO_TERM_PROGRESS_WIDTH", "80");
    }
    show(&mut cargo)?;
    Ok(workshop.join("bin").join(file_name()))
}

/// Spares the user Cargo's advice to add a folder to the `PATH` that will not stay.
pub(crate) fn needs_no_path(cargo: &mut Command, checkout: &Checkout, workshop: &Path) {
    let folders = env::split_paths(&checkout.host.path).chain([workshop.join("bin")]);
    if let Ok(path) = env::join_paths(folders) {
        cargo.env("PATH", path);
    }
}

/// Proves that this is the kernel at the pinned version, and that it runs here.
///
/// The kernel has no `--version`: the evidence is the banner compiled into it.
fn fits(checkout: &Checkout, kernel: &Path) -> Result<()> {
    let banner = format!("EvCxR {VERSION} - ");
    let bytes = fs::read(kernel).with_context(|| format!("cannot read {}", kernel.display()))?;
    let marked = bytes
        .windows(banner.len())
        .any(|window| window == banner.as_bytes());
    ensure!(marked, "{} is not evcxr {VERSION}", kernel.display());
    let help = capture(checkout.command(kernel)?.arg("--help"))?;
    ensure!(
        help.contains("--install"),
        "{} does not answer as the kernel does",
        kernel.display()
    );
    Ok(())
}

/// The program in front of the kernel.
pub(crate) fn front(checkout: &Checkout) -> PathBuf {
    let name = format!("notebook-kernel{}", env::consts::EXE_SUFFIX);
    checkout.venv().join("bin").join(name)
}

/// What [`front`] starts the kernel with.
pub(crate) fn warm(checkout: &Checkout) -> PathBuf {
    checkout.venv().join("warm")
}

/// Lets the kernel write its own kernelspec, with its logos, into the virtual environment; then puts the
/// program in front before it.
fn register(checkout: &Checkout, spec: &Path) -> Result<()> {
    let data = checkout.venv().join("share/jupyter");
    capture(
        checkout
            .command(program(checkout))?
            .arg("--install")
            .env("JUPYTER_PATH", data),
    )?;
    let written = fs::read(spec)
        .with_context(|| format!("the kernel did not register itself as {}", spec.display()))?;
    let mut kernelspec: Value = serde_json::from_slice(&written)?;
    kernelspec["argv"] = json!([
        front(checkout),
        "front",
        "--settings",
        warm(checkout).join("settings.json"),
        "--connection-file",
        "{connection_file}"
    ]);
    Ok(fs::write(spec, serde_json::to_string_pretty(&kernelspec)?)?)
}
