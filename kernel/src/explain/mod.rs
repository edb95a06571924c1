//! Compile errors and panics, drawn anew and explained in plain words.

use serde::Deserialize;
use serde_json::Value;

/// One run of the compiler over a cell, as the door reports it.
#[derive(Clone, Debug, Deserialize)]
pub struct Compile {
    /// `build` or `check`.
    pub command: String,
    /// Whether it compiled.
    pub success: bool,
    /// The source that evcxr generated.
    pub source: String,
    /// What the compiler said, as its own JSON.
    pub diagnostics: Vec<Value>,
    /// What else was printed.
    #[serde(default)]
    pub stderr: String,
}

/// A panic, as the hook in the cell's process saw it.
#[derive(Clone, Debug, Deserialize)]
pub struct Panic {
    /// What it said.
    pub message: String,
    /// The file, `src/lib.rs` for code of a cell.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// The thread's name, if it has one.
    pub thread: Option<String>,
    /// Whether it is the thread that runs the cell.
    pub main: bool,
    /// The calls that led there, where they were asked for.
    pub backtrace: Option<String>,
}

/// A `?` that met an error at the top of a cell.
#[derive(Clone, Debug, Deserialize)]
pub struct Failed {
    /// The error's text.
    pub message: String,
    /// The error's type.
    pub kind: String,
    /// The file of the `?`.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
}

/// An error as Jupyter shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// `panic`, `error`, `lost`, or the compiler's code.
    pub ename: String,
    /// One line.
    pub evalue: String,
    /// What is shown, with colours.
    pub traceback: Vec<String>,
}
