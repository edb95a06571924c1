//! `cargo feel`: how long a student waits.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use crate::prepare;
use crate::tools::{self, Words, tool};

/// Measures how fast the solved notebook starts and runs, and how much memory it takes.
///
/// # Errors
/// Those of the setup; the notebook cannot be run.
pub fn run(words: &Words, root: &Path) -> Result<ExitCode> {
    words.asked_or_end(root, "feel", &[])?;
    let environment = prepare(root)?;
    tools::run(words.given_to(&mut tool(&environment, "feel")))
}
