//! `cargo platforms` on a machine that cannot emulate another.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::process::Command;

#[test]
fn what_is_missing_is_named_with_the_packages_that_bring_it() {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.args(["platforms", "arm", "windows"]).env("PATH", "");
    let output = xtask.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let expected = [
        "ARM: not tried: it needs qemu-aarch64 and aarch64-linux-gnu-gcc: `sudo apt install",
        "Windows: not tried: it needs wine and x86_64-w64-mingw32-gcc: `sudo apt install",
    ];
    for line in expected {
        assert!(said.contains(line), "{said}");
    }
}
