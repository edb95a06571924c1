//! A cell on its way through the compiler.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde_json::json;

use super::arguments::{additions, digest, lean};
use super::command::Known;
use super::compiling::Compiling;
use super::rewrite::{rewrite, showing};
use super::said::Said;
use super::{Door, code, library, pass};
use crate::files::shared_library;

/// The package that evcxr makes from cells.
const PACKAGE: &str = "ctx";

/// Names the file from which evcxr reads the library's path.
const RESULT: &str = "EVCXR_EXECUTION_SO_PATH";

/// A cell's source, as evcxr generated it and as it is compiled.
struct Source {
    generated: String,
    compiled: String,
    /// The form that is tried first, if it ends in a value.
    showing: Option<String>,
}

/// Compiles the cell that evcxr has written with a known command, and says what Cargo would say.
pub fn compile(door: &Door, known: &Known, verb: &str) -> Result<ExitCode> {
    let _compiling = Compiling::begin(door);
    let source = Source::read(door)?;
    let out = door.home.join("out");
    let arguments = lean(door, known, verb, &out);
    let finished = out.join(shared_library(PACKAGE));
    // If evcxr has copied the last cell instead of moving it, its file is another name for one that is kept.
    let _ = fs::remove_file(&finished);
    let kept = door.warm.as_ref().map(|warm| {
        warm.join("cells")
            .join(digest(&source.compiled, &arguments))
    });
    if verb == "build"
        && let Some(kept) = kept.as_ref().filter(|_| !door.warming)
        && (fs::hard_link(kept, &finished).is_ok() || fs::copy(kept, &finished).is_ok())
    {
        Said::default().report(door, verb, &source.generated)?;
        return succeeded(&finished);
    }
    let run = |source: &str| run(door, source, &arguments, &known.variables);
    let showing = source.showing.as_ref().filter(|_| verb == "build");
    let shown = showing.map(|showing| run(showing)).transpose()?;
    let said = match shown.filter(Said::success) {
        Some(said) => said,
        None => run(&source.compiled)?,
    };
    let mut stdout = std::io::stdout().lock();
    for message in &said.diagnostics {
        writeln!(
            stdout,
            "{}",
            json!({"reason": "compiler-message", "message": message})
        )?;
    }
    eprint!("{}", said.rest);
    said.report(door, verb, &source.generated)?;
    if !said.success() {
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
        // evcxr keeps compiled crates that never change.
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
        command.args(given);
        let called = format!("{command:?}");
        return pass(&mut command, &called);
    }
    let _compiling = Compiling::begin(door);
    let source = Source::read(door)?;
    let mut words: Vec<String> = given
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let links = |word: &String| word.starts_with("--emit") && word.contains("link");
    let links = words.iter().any(links);
    if links {
        Known::keep(door, given)?;
    }
    let added = additions(door, &words);
    words.extend(added);
    let said = run(door, &source.compiled, &words, &[])?;
    for message in &said.diagnostics {
        eprintln!("{message}");
    }
    for notice in &said.notices {
        eprintln!("{notice}");
    }
    eprint!("{}", said.rest);
    let verb = if links { "build" } else { "check" };
    said.report(door, verb, &source.generated)?;
    if said.success()
        && links
        && let Some(out) = after("--out-dir")
    {
        let mut library = Path::new(out).join(shared_library(PACKAGE));
        if door.warming {
            // The kernel's own folder has no spaces in its name, which evcxr needs.
            let own = door.home.join("out").join(shared_library(PACKAGE));
            fs::copy(&library, &own)?;
            library = own;
        }
        return succeeded(&library);
    }
    Ok(ExitCode::from(code(said.status)))
}

/// The cell's file, with the same name on every system: it gives the places of errors and panics.
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
        if !library::of(door).is_file() {
            return Ok(Source {
                compiled: generated.clone(),
                showing: None,
                generated,
            });
        }
        let compiled = rewrite(&generated);
        // Set by anyone who changes how values are shown.
        let plain = !door.home.join("values-differ").exists();
        let showing = plain.then(|| showing(&compiled)).flatten();
        Ok(Source {
            generated,
            compiled,
            showing,
        })
    }
}

/// Runs the compiler on the source in its final form.
fn run(
    door: &Door,
    source: &str,
    arguments: &[String],
    variables: &[(String, String)],
) -> Result<Said> {
    let folder = door.home.join("cell");
    fs::write(folder.join("src/lib.rs"), source)?;
    let rustc = &door.settings.toolchain.rustc;
    let mut command = door.real(rustc);
    command
        .args(arguments)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .current_dir(folder);
    let output = command
        .output()
        .with_context(|| format!("cannot start {}", rustc.display()))?;
    Ok(Said::of(output))
}

/// Tells evcxr where the library is.
fn succeeded(library: &Path) -> Result<ExitCode> {
    if let Some(file) = env::var_os(RESULT) {
        fs::write(file, library.to_string_lossy().as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}
