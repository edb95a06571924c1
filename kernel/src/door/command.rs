//! The compiler's command for a cell, as Cargo once gave it.

use std::env;
use std::ffi::OsString;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{Door, memory};

/// The kind of what is kept.
const COMMANDS: &str = "commands";

/// How a cell of a package is compiled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    /// Cargo's arguments.
    pub arguments: Vec<String>,
    /// Cargo's variables, which a cell can read: `env!("CARGO_PKG_NAME")`.
    pub variables: Vec<(String, String)>,
}

impl Known {
    /// The command for the package that evcxr has written, if it was compiled before.
    pub fn find(door: &Door) -> Option<Self> {
        let key = key(door);
        if changes(&key, &door.settings.notebooks.library.name) {
            return None;
        }
        memory::recall(door, COMMANDS, &key, door.fresh)
    }

    /// Keeps the command that Cargo has given.
    pub fn keep(door: &Door, arguments: &[OsString]) -> Result<()> {
        let text = |word: &OsString| word.to_str().map(str::to_owned);
        let Some(arguments) = arguments.iter().map(text).collect() else {
            return Ok(());
        };
        let variables = env::vars().filter(|(name, _)| {
            name.starts_with("CARGO_")
                && !["CARGO_HOME", "CARGO_MAKEFLAGS"].contains(&name.as_str())
        });
        let known = Known {
            arguments,
            variables: variables.collect(),
        };
        memory::keep(door, COMMANDS, &key(door), known)
    }
}

/// Whether the package uses one of the student's own crates, which may change from cell to cell: only Cargo can tell.
fn changes(manifest: &str, library: &str) -> bool {
    let manifest = manifest
        .split_once("[dependencies]")
        .map_or("", |(_, rest)| rest);
    let own = |line: &str| line.contains("path") && line.split(['=', ' ']).next() != Some(library);
    manifest.lines().map(str::trim).any(own)
}

/// Distinguishes packages by manifest and compiler flags.
fn key(door: &Door) -> String {
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    format!("{flags}\n{}", door.manifest())
}
