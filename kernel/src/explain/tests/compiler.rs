//! Cells as evcxr wraps them, compiled by the real compiler.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use super::super::code::Code;
pub use super::super::elsewhere::plain;
use super::super::tokens::{Kind, tokens};
use super::super::*;
use crate::source::End;

/// A notebook with the compiler's answer to its last cell.
pub struct Notebook {
    sources: Vec<(String, End)>,
    pub compiles: Vec<Compile>,
}

const PRELUDE: &str = "use ndarray::prelude::*;";

/// The code that evcxr puts around a cell's statements to find out their types.
const BEFORE: &str = "fn evcxr_variable_store<T: 'static>(_: T) {}
struct EvcxrUserCodeError {}
impl<T: std::fmt::Display> From<T> for EvcxrUserCodeError {
    fn from(error: T) -> Self {
        eprintln!(\"{}\", error);
        EvcxrUserCodeError {}
    }
}
async fn evcxr_analysis_wrapper(
) -> Result<(), EvcxrUserCodeError> {
";

impl Notebook {
    pub fn compile(before: &[&str], cell: &str) -> Self {
        Self::after(before, &[], cell)
    }

    /// The same after cells, some of which ended early.
    pub fn after(before: &[&str], ends: &[End], cell: &str) -> Self {
        let ends = ends.iter().copied().chain(std::iter::repeat(End::Done));
        let before: Vec<(&str, End)> = before.iter().copied().zip(ends).collect();
        let mut source = wrapped(&before, cell, BEFORE);
        let (mut success, mut diagnostics) = rustc(&source, &["--emit=metadata"]);
        // As in evcxr: what the cell gave away is not kept.
        while let Some(line) = given_away(&source, &diagnostics) {
            source = source.replacen(&line, "", 1);
            (success, diagnostics) = rustc(&source, &["--emit=metadata"]);
        }
        let sources = before
            .into_iter()
            .chain([(cell, End::Done)])
            .map(|(source, end)| (source.to_owned(), end))
            .collect();
        Self {
            sources,
            compiles: vec![Compile {
                command: "check".to_owned(),
                success,
                source,
                diagnostics,
                stderr: String::new(),
            }],
        }
    }

    pub fn cells(&self) -> Vec<Cell<'_>> {
        cells(&self.sources)
    }

    /// The errors as they are shown.
    pub fn shown(&self, context: Context) -> Vec<Shown> {
        compile_errors(&self.compiles, &self.cells(), context)
    }

    /// What is said about each error that is shown.
    pub fn explained(&self, context: Context) -> Vec<Option<Explanation>> {
        let cells = self.cells();
        let errors = self.errors(&cells);
        let explained = explained(&errors, &cells, context).into_iter();
        explained.map(|(_, words)| words).collect()
    }

    /// The compiler's errors, or what evcxr says about a closure, which compiles.
    pub fn errors(&self, cells: &[Cell]) -> Vec<Diagnostic> {
        let mut errors = choose::errors(&self.compiles, cells);
        let last = cells[cells.len() - 1].source;
        let closure = last
            .strip_prefix("let ")
            .and_then(|rest| rest.split_once(" = |"));
        if let Some((name, _)) = closure.filter(|_| errors.is_empty()) {
            let text = format!(
                "The variable `{name}` is a closure, which cannot be persisted.\nYou can however persist closures if you box them."
            );
            errors.extend(engine::about_variable(&text, cells));
        }
        errors
    }
}

/// Cells from their sources and ends, counted from 1.
pub fn cells<S: AsRef<str>>(sources: &[(S, End)]) -> Vec<Cell<'_>> {
    (1..)
        .zip(sources)
        .map(|(count, (source, end))| Cell {
            count,
            source: source.as_ref(),
            end: *end,
        })
        .collect()
}

/// A line that keeps a variable that no longer exists.
fn given_away(source: &str, diagnostics: &[serde_json::Value]) -> Option<String> {
    let moved = diagnostics
        .iter()
        .filter(|one| one["code"]["code"] == "E0382");
    let spans = moved.flat_map(|one| one["spans"].as_array().into_iter().flatten());
    let mut lines = spans.filter_map(|span| {
        source
            .lines()
            .nth(span["line_start"].as_u64()? as usize - 1)
    });
    let line = lines.find(|line| line.starts_with("evcxr_variable_store("))?;
    Some(format!("{line}\n"))
}

/// The source that evcxr would make from the last of some cells.
pub fn wrapped(before: &[(&str, End)], cell: &str, head: &str) -> String {
    let mut items = format!("#![allow(unused_imports, unused_mut, dead_code)]\n{PRELUDE}\n");
    let mut body = String::new();
    let lost = before.iter().rposition(|(_, end)| *end == End::Lost);
    let kept = before.iter().enumerate().map(|(at, (source, end))| {
        let variables = *end == End::Done && lost.is_none_or(|lost| at > lost);
        let items = !matches!(end, End::Refused | End::Lost);
        (false, *source, items, variables)
    });
    for (last, source, items_kept, variables_kept) in kept.chain([(true, cell, true, true)]) {
        let pieces = pieces(source);
        let count = pieces.len();
        for (index, (item, text)) in pieces.into_iter().enumerate() {
            let shown = last && index + 1 == count && !ended(text) && balanced(text);
            match (item, shown) {
                (true, _) if !items_kept => {}
                (false, _) if !variables_kept => {}
                (true, _) => items.extend([text.trim_end(), "\n"]),
                (false, true) => body.extend(["let _ = \n", text.trim_end(), "\n;\n"]),
                (false, false) => body.extend([text.trim_end(), "\n"]),
            }
        }
        if last {
            for name in variables(source) {
                body.push_str(&format!("evcxr_variable_store({name});\n"));
            }
        }
    }
    format!("{items}{head}{body}Ok(())\n}}\n")
}

/// The items and the statements of a cell.
fn pieces(source: &str) -> Vec<(bool, &str)> {
    let code = Code::of(source);
    let mut found = Vec::new();
    let mut at = 0;
    let mut begin = 0;
    while at < code.tokens.len() {
        let first = code.word(at);
        let item = ["fn", "struct", "use", "enum", "impl", "const"].contains(&first);
        let mut end = at;
        let whole = loop {
            match code.word(end) {
                "" => break false,
                ";" => break true,
                "(" | "[" | "{" => {
                    let brace = code.word(end) == "{";
                    match code.closing(end) {
                        Some(close) => end = close,
                        None => break false,
                    }
                    let block =
                        item || ["for", "while", "if", "loop", "match", "{"].contains(&first);
                    if brace && block && code.word(end + 1) != "else" {
                        break true;
                    }
                }
                _ => {}
            }
            end += 1;
        };
        let next = end + 1;
        let stop = if whole {
            code.tokens
                .get(next)
                .map_or(source.len(), |token| token.range.start)
        } else {
            source.len()
        };
        found.push((item && whole, &source[begin..stop]));
        begin = stop;
        at = if whole { next } else { code.tokens.len() };
    }
    found
}

/// Whether a statement has its semicolon, or is a block.
fn ended(text: &str) -> bool {
    let code = Code::of(text);
    let last = code.tokens.len().checked_sub(1);
    matches!(code.word(last), ";" | "}")
}

fn balanced(text: &str) -> bool {
    let signs = tokens(text)
        .into_iter()
        .filter(|token| token.kind == Kind::Sign);
    let depth = signs.fold(0i32, |depth, token| match &text[token.range] {
        "(" | "[" | "{" => depth + 1,
        ")" | "]" | "}" => depth - 1,
        _ => depth,
    });
    depth == 0
}

/// The variables that a cell makes outside any block.
fn variables(source: &str) -> Vec<&str> {
    pieces(source)
        .into_iter()
        .filter_map(|(_, text)| {
            text.trim_start()
                .strip_prefix("let ")?
                .trim_start_matches("mut ")
                .split([' ', ':', '=', ';'])
                .next()
        })
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .collect()
}

/// Runs the compiler in a separate folder.
pub fn rustc(source: &str, arguments: &[&str]) -> (bool, Vec<serde_json::Value>) {
    let folder = tempfile::tempdir().unwrap();
    rustc_in(
        folder.path(),
        source,
        &[&["--crate-type=lib"], arguments].concat(),
    )
}

pub fn rustc_in(folder: &Path, source: &str, arguments: &[&str]) -> (bool, Vec<serde_json::Value>) {
    std::fs::create_dir_all(folder.join("src")).unwrap();
    std::fs::write(folder.join("src/lib.rs"), source).unwrap();
    let (ndarray, dependencies) = ndarray();
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()))
        .current_dir(folder)
        .args([
            "src/lib.rs",
            "--edition=2024",
            "--crate-name=ctx",
            "--error-format=json",
        ])
        .args(["-Coverflow-checks=on", "-Cprefer-dynamic"])
        .arg("--extern")
        .arg(format!("ndarray={}", ndarray.display()))
        .arg("-L")
        .arg(format!("dependency={}", dependencies.display()))
        .args(arguments)
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let diagnostics: Vec<serde_json::Value> = stderr
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    (output.status.success(), diagnostics)
}

/// The array library as built by Cargo for these tests, and the folder of everything it needs.
fn ndarray() -> &'static (PathBuf, PathBuf) {
    static FOUND: OnceLock<(PathBuf, PathBuf)> = OnceLock::new();
    FOUND.get_or_init(|| {
        let folder = std::env::current_exe()
            .unwrap()
            .parent()
            .unwrap()
            .to_owned();
        let mut libraries: Vec<PathBuf> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                let name = path.file_name().unwrap().to_string_lossy();
                name.starts_with("libndarray-") && name.ends_with(".rlib")
            })
            .collect();
        libraries.sort_by_key(|path| std::fs::metadata(path).unwrap().modified().unwrap());
        (libraries.pop().expect("the tests need `ndarray`"), folder)
    })
}

/// A function's result for each item, using all processors.
pub fn every<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> Option<R> + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(answer) = work(one) {
                        answers.lock().unwrap().push(answer);
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap()
}
