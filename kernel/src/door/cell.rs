//! A cell on its way through the compiler.

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

use anyhow::{Context, Result};
use serde_json::{Value, json};

pub use super::command::Known;
use super::report::{self, Compiling};
use super::rewrite::{rewrite, showing};
use super::{Door, code, library};

/// The package that evcxr makes of cells.
const PACKAGE: &str = "ctx";

/// evcxr names the file that it wants to read the library's path from.
const RESULT: &str = "EVCXR_EXECUTION_SO_PATH";

/// A cell's source, as evcxr generated it and as it is compiled.
struct Source {
    generated: String,
    compiled: String,
    /// As it is tried first, where it ends in a value.
    showing: Option<String>,
}

/// Compiles the cell that evcxr has written by a known command, and says what Cargo would say.
pub fn compile(door: &Door, known: &Known, verb: &str) -> Result<ExitCode> {
    let _compiling = Compiling::begin(door);
    let source = Source::read(door)?;
    let out = door.home.join("out");
    let arguments = lean(door, known, verb, &out);
    let finished = out.join(name());
    // Where evcxr has copied the last cell instead of moving it, its file is another name of one that is kept.
    let _ = fs::remove_file(&finished);
    let kept = door.warm.as_ref().map(|warm| {
        warm.join("cells")
            .join(digest(&source.compiled, &arguments))
    });
    if verb == "build"
        && let Some(kept) = kept.as_ref().filter(|_| !door.warming)
        && (fs::hard_link(kept, &finished).is_ok() || fs::copy(kept, &finished).is_ok())
    {
        report::add(door, verb, true, &source.generated, &[], "")?;
        return succeeded(&finished);
    }
    let output = match source.showing.as_ref().filter(|_| verb == "build") {
        Some(showing) => match run(door, showing, &arguments, &known.variables)? {
            shown if shown.status.success() => shown,
            _ => run(door, &source.compiled, &arguments, &known.variables)?,
        },
        None => run(door, &source.compiled, &arguments, &known.variables)?,
    };
    let (diagnostics, rest) = sorted(&output.stderr);
    let mut stdout = std::io::stdout().lock();
    for message in &diagnostics {
        writeln!(
            stdout,
            "{}",
            json!({"reason": "compiler-message", "message": message})
        )?;
    }
    eprint!("{rest}");
    report::add(
        door,
        verb,
        output.status.success(),
        &source.generated,
        &diagnostics,
        &rest,
    )?;
    if !output.status.success() {
        return Ok(ExitCode::from(101));
    }
    if verb == "check" {
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(kept) = kept.filter(|_| door.warming) {
        fs::create_dir_all(kept.parent().unwrap_or(&kept))?;
        fs::copy(&finished, kept)?;
    }
    succeeded(&finished)
}

/// Stands between Cargo and the compiler: `wrapper RUSTC ARGUMENT…`.
pub fn wrapped(door: &Door, arguments: &[OsString]) -> Result<ExitCode> {
    let arguments: Vec<OsString> = arguments.iter().map(slashed).collect();
    let (rustc, given) = arguments.split_first().context("no compiler is named")?;
    let after = |word: &str| given.iter().skip_while(|argument| *argument != word).nth(1);
    if after("--crate-name").is_none_or(|name| name != PACKAGE) {
        // evcxr keeps what is compiled of crates that never change.
        let lasting = given.iter().any(|argument| {
            let path = argument.to_string_lossy().replace('\\', "/");
            path.ends_with(".rs")
                && (path.contains("/registry/src/") || path.contains("/git/checkouts/"))
        });
        let mut command = match env::var_os("NOTEBOOK_KERNEL_WRAPPED").filter(|_| lasting) {
            Some(inner) => {
                let mut command = Command::new(inner);
                command.arg(rustc);
                command
            }
            None => Command::new(rustc),
        };
        return code(
            command
                .args(given)
                .status()
                .with_context(|| format!("cannot start {command:?}"))?,
        );
    }
    let _compiling = Compiling::begin(door);
    let source = Source::read(door)?;
    let links = given.iter().any(|argument| {
        argument.to_string_lossy().starts_with("--emit")
            && argument.to_string_lossy().contains("link")
    });
    if links {
        Known::keep(door, given)?;
    }
    let words: Vec<String> = given
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let mut all = words.clone();
    all.extend(additions(door, &words));
    let output = run(door, &source.compiled, &all, &[])?;
    std::io::stdout().write_all(&output.stdout)?;
    let (diagnostics, rest) = sorted(&output.stderr);
    for message in &diagnostics {
        eprintln!("{message}");
    }
    for line in String::from_utf8_lossy(&output.stderr).lines() {
        // What Cargo wants to know beside what it passes on.
        if !is_diagnostic(line) {
            eprintln!("{line}");
        }
    }
    let verb = if links { "build" } else { "check" };
    report::add(
        door,
        verb,
        output.status.success(),
        &source.generated,
        &diagnostics,
        &rest,
    )?;
    if output.status.success()
        && links
        && let Some(out) = after("--out-dir")
    {
        let mut library = Path::new(out).join(name());
        if door.warming {
            // The kernel's own folder has no spaces in its name, which evcxr needs.
            let own = door.home.join("out").join(name());
            fs::copy(&library, &own)?;
            library = own;
        }
        return succeeded(&library);
    }
    code(output.status)
}

/// The cell's file by the name that it has on every system: places of errors and panics are told by it.
fn slashed(word: &OsString) -> OsString {
    if word == r"src\lib.rs" {
        "src/lib.rs".into()
    } else {
        word.clone()
    }
}

impl Source {
    fn read(door: &Door) -> Result<Self> {
        let file = door.package().join("src/lib.rs");
        let generated =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if !library(door).is_file() {
            return Ok(Source {
                compiled: generated.clone(),
                showing: None,
                generated,
            });
        }
        let compiled = rewrite(&generated);
        // Set by who changes how values are shown.
        let plain = !door.home.join("values-differ").exists();
        let showing = plain.then(|| showing(&compiled)).flatten();
        Ok(Source {
            generated,
            compiled,
            showing,
        })
    }
}

/// The library that cells link; it is compiled when there is none yet.
fn library(door: &Door) -> PathBuf {
    let folder = door.warm.as_ref().unwrap_or(&door.home);
    let file = library::file(folder);
    if !file.is_file()
        && let Err(problem) = library::compile(&door.settings.toolchain.rustc, folder)
    {
        eprintln!("{problem:#}");
    }
    file
}

/// Runs the compiler over the source as it is compiled.
fn run(
    door: &Door,
    source: &str,
    arguments: &[String],
    variables: &[(String, String)],
) -> Result<Output> {
    let folder = door.home.join("cell");
    fs::write(folder.join("src/lib.rs"), source)?;
    let rustc = &door.settings.toolchain.rustc;
    let mut command = door.real(rustc);
    command
        .args(arguments)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .current_dir(folder);
    command
        .output()
        .with_context(|| format!("cannot start {}", rustc.display()))
}

/// Cargo's arguments, without what only Cargo needs.
///
/// A cell is compiled once: what helps to compile it again costs more than it gains, and so do several units of code.
fn lean(door: &Door, known: &Known, verb: &str, out: &Path) -> Vec<String> {
    let mut lean = Vec::new();
    let mut given = known.arguments.iter();
    while let Some(word) = given.next() {
        match word.as_str() {
            "--out-dir" => {
                given.next();
                lean.extend(["--out-dir".to_owned(), out.to_string_lossy().into_owned()]);
            }
            "-C" => match given.next().map(String::as_str).unwrap_or_default() {
                value if value.starts_with("incremental=") || value == "rpath" => {}
                // A panic in a library is shown where the cell called it.
                "strip=debuginfo" => {
                    lean.extend(["-C", "debuginfo=line-tables-only"].map(str::to_owned))
                }
                value if value.starts_with("codegen-units=") => {
                    lean.extend(["-C", "codegen-units=1"].map(str::to_owned))
                }
                value => lean.extend(["-C".to_owned(), value.to_owned()]),
            },
            word if word.starts_with("--emit=") => {
                lean.push(
                    if verb == "check" {
                        "--emit=metadata"
                    } else {
                        "--emit=link"
                    }
                    .to_owned(),
                );
            }
            word if word.starts_with("--json=") => {
                lean.push("--json=diagnostic-rendered-ansi".to_owned())
            }
            word => lean.push(word.to_owned()),
        }
    }
    let additions = additions(door, &lean);
    lean.extend(additions);
    lean
}

/// What a cell needs beyond Cargo's arguments: the library of all cells, and the way to the shared libraries from wherever
/// it lies.
fn additions(door: &Door, arguments: &[String]) -> Vec<String> {
    let mut added = Vec::new();
    let cell = library(door);
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
    let mut linked = vec!["-Xlinker".to_owned()];
    if cfg!(target_os = "linux") {
        // Before the folders of the environment, where another build of a crate may lie.
        linked.extend(["--disable-new-dtags", "-Xlinker"].map(str::to_owned));
    }
    folders.dedup();
    for folder in folders {
        let mut way = linked.clone();
        way.extend([
            "-rpath".to_owned(),
            "-Xlinker".to_owned(),
            folder.to_string_lossy().into_owned(),
        ]);
        added.extend(way.into_iter().map(|word| format!("-Clink-arg={word}")));
        linked.truncate(1);
    }
    if !arguments.iter().any(|word| word.contains("linker=")) {
        added.push(format!(
            "-Clinker={}",
            door.home.join("bin/linker").display()
        ));
    }
    added
}

/// What the compiler says, and what else was printed.
fn sorted(stderr: &[u8]) -> (Vec<Value>, String) {
    let mut diagnostics = Vec::new();
    let mut rest = String::new();
    for line in String::from_utf8_lossy(stderr).lines() {
        match serde_json::from_str::<Value>(line) {
            Ok(mut message) if message["level"].is_string() => {
                if let Some(children) = message["children"].as_array_mut() {
                    children.retain(|child| !is_own_advice(child));
                }
                diagnostics.push(message);
            }
            Ok(_) => {}
            Err(_) => rest.extend([line, "\n"]),
        }
    }
    (diagnostics, rest)
}

/// Whether a line is what the compiler says of the source.
fn is_diagnostic(line: &str) -> bool {
    serde_json::from_str::<Value>(line).is_ok_and(|message| message["level"].is_string())
}

/// Whether the compiler advises to use what only this program puts into a cell: evcxr would take that for the error.
fn is_own_advice(child: &Value) -> bool {
    let names = |text: &Value| {
        let text = text.as_str().unwrap_or_default();
        text.contains("kernel_cell") || text.contains("ShowPlain")
    };
    let spans = child["spans"].as_array().into_iter().flatten();
    names(&child["message"])
        || spans
            .into_iter()
            .any(|span| names(&span["suggested_replacement"]))
}

/// Tells evcxr where the library is.
fn succeeded(library: &Path) -> Result<ExitCode> {
    if let Some(file) = env::var_os(RESULT) {
        fs::write(file, library.to_string_lossy().as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The file's name of a cell's library.
fn name() -> String {
    format!(
        "{}{PACKAGE}{}",
        env::consts::DLL_PREFIX,
        env::consts::DLL_SUFFIX
    )
}

/// Tells cells apart, and how they are compiled; the folder of the kernel is the same for all.
fn digest(source: &str, arguments: &[String]) -> String {
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    for argument in arguments
        .iter()
        .filter(|argument| !argument.contains("rust-kernel-"))
    {
        argument.hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
