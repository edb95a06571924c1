//! Details that the results depend on: the machine, the compiler, the versions of the peers.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::process::Command;

use crate::cases::{counted, processors};
use crate::markdown::digits;
use crate::peak::Peak;

/// A few lines about the machine and the versions; `python` has Python's.
pub fn description(peak: Option<Peak>, python: &str) -> String {
    let mut text = format!(
        "{} ({ARCH}, {OS}), {}. ",
        processor().unwrap_or("an unnamed processor".into()),
        counted(processors(), "processor")
    );
    if let Some(Peak {
        instructions,
        flops,
    }) = peak
    {
        let flops = digits(flops / 1e9);
        text += &format!("One core's peak: {flops} GFLOP/s, fused multiply-add, {instructions}.");
    }
    let rustc = output("rustc", &["--version"]);
    let rustc = rustc.as_deref().unwrap_or("rustc").split(" (").next();
    let crates = ["candle-core", "ndarray-conv"].map(|name| format!("{name} {}", locked(name)));
    let versions = [rustc.unwrap_or_default(), &crates[0], &crates[1], python];
    let versions = versions.into_iter().filter(|version| !version.is_empty());
    format!("{text}  \n{}.\n", versions.collect::<Vec<_>>().join(", "))
}

/// The processor's name, if the system gives it.
fn processor() -> Option<String> {
    let linux = || {
        let text = fs::read_to_string("/proc/cpuinfo").ok()?;
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(": ")?.1.to_string())
    };
    linux().or_else(|| output("sysctl", &["-n", "machdep.cpu.brand_string"]))
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.is_empty()).then(|| text.trim_end().into())
}

/// The version of a crate chosen by Cargo.
fn locked(name: &str) -> String {
    let lock = include_str!("../../../Cargo.lock");
    let package = format!("name = \"{name}\"\nversion = \"");
    let version = lock
        .split_once(&package)
        .and_then(|(_, rest)| rest.split_once('"'));
    version.map_or_else(String::new, |(version, _)| version.into())
}
