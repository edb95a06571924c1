//! The compiler's arguments for a cell.

use std::env;
use std::path::Path;

use super::command::Known;
use super::{Door, library, memory};

/// Cargo's arguments, without those that only Cargo needs.
///
/// A cell is compiled once: incremental compilation and several codegen units would cost more than they gain.
pub fn lean(door: &Door, known: &Known, verb: &str, out: &Path) -> Vec<String> {
    let mut lean = Vec::new();
    let mut given = known.arguments.iter();
    while let Some(word) = given.next() {
        match word.as_str() {
            "--out-dir" => {
                given.next();
                lean.extend(["--out-dir".to_owned(), out.to_string_lossy().into_owned()]);
            }
            "-C" => {
                let value = match given.next().map(String::as_str).unwrap_or_default() {
                    value if value.starts_with("incremental=") || value == "rpath" => continue,
                    // A panic in a library is shown at the call in the cell.
                    "strip=debuginfo" => "debuginfo=line-tables-only",
                    value if value.starts_with("codegen-units=") => "codegen-units=1",
                    value => value,
                };
                lean.extend(["-C", value].map(str::to_owned));
            }
            word => {
                let word = match word {
                    _ if word.starts_with("--emit=") && verb == "check" => "--emit=metadata",
                    _ if word.starts_with("--emit=") => "--emit=link",
                    _ if word.starts_with("--json=") => "--json=diagnostic-rendered-ansi",
                    _ => word,
                };
                lean.push(word.to_owned());
            }
        }
    }
    let additions = additions(door, &lean);
    lean.extend(additions);
    lean
}

/// The arguments a cell needs beyond Cargo's: the library of all cells, and a path to the shared libraries that works
/// from any folder.
pub fn additions(door: &Door, arguments: &[String]) -> Vec<String> {
    let mut added = Vec::new();
    let cell = library::of(door);
    if cell.is_file() {
        added.extend([
            "--extern".to_owned(),
            format!("kernel_cell={}", cell.display()),
        ]);
    }
    if cfg!(windows) {
        return added;
    }
    let mut folders: Vec<&Path> = vec![&door.settings.toolchain.libraries];
    folders.extend(cell.parent());
    let shared = arguments
        .iter()
        .filter_map(|word| Some(Path::new(word.split_once('=')?.1)));
    folders.extend(
        shared
            .filter(|path| path.to_string_lossy().ends_with(env::consts::DLL_SUFFIX))
            .filter_map(Path::parent),
    );
    folders.dedup();
    let mut linked = Vec::new();
    if cfg!(target_os = "linux") {
        // Before the folders of the environment, which may hold another build of a crate.
        linked.push("--disable-new-dtags".into());
    }
    for folder in folders {
        linked.extend(["-rpath".into(), folder.to_string_lossy()]);
    }
    for word in linked {
        added.extend(["-Xlinker", &word].map(|word| format!("-Clink-arg={word}")));
    }
    if !arguments.iter().any(|word| word.contains("linker=")) {
        added.push(format!(
            "-Clinker={}",
            door.home.join("bin/linker").display()
        ));
    }
    added
}

/// Distinguishes cells, and how they are compiled; the folder of the kernel is the same for all.
pub fn digest(source: &str, arguments: &[String]) -> String {
    let lasting = arguments
        .iter()
        .filter(|argument| !argument.contains("rust-kernel-"));
    memory::digest((source, lasting.collect::<Vec<_>>()))
}
