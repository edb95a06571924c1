//! `cargo notebooks`: from text sources to notebooks, and from notebooks to a verdict.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use crate::tools::{self, Words, tool};
use crate::{prepare, prepare_python, process};

/// Makes the notebooks from their text sources, or runs notebooks and judges every cell.
///
/// # Errors
/// Those of the setup. The verdict is the exit code.
pub fn run(words: &Words, root: &Path) -> Result<ExitCode> {
    let asked = words.asked_or_end(root, "notebooks", &[])?;
    if asked["check"] == false && asked["run"].is_null() {
        // The crate includes the solutions, which an exercise that is new has yet to get.
        let mut included = tool(&prepare_python(root)?, "notebooks");
        let status = tools::status(included.arg("--included"))?;
        if !status.success() {
            return Ok(process::exit_code(status));
        }
    }
    let environment = prepare(root)?;
    tools::run(words.given_to(&mut tool(&environment, "notebooks")))
}
