//! Questions that have the same answer in every kernel.
//!
//! They are asked while a kernel is warmed.

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{Door, cargo, code, memory};

/// The kind of what is kept.
const ANSWERS: &str = "answers";

#[derive(Serialize, Deserialize)]
struct Answer {
    code: u8,
    stdout: String,
    stderr: String,
}

/// Whether the question changes nothing.
pub fn is_question(name: &str, arguments: &[OsString]) -> bool {
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    match name {
        "rustc" => (has("--print") || has("-vV") || has("-Vv") || has("--version")) && !has("-"),
        "cargo" => {
            let prints = has("rustc") && has("--print");
            prints
                || ["--version", "-V", "locate-project", "config", "metadata"]
                    .iter()
                    .any(|word| has(word))
        }
        _ => has("which"),
    }
}

/// Prints the known answer, or what the program says.
pub fn answer(
    door: &Door,
    name: &str,
    arguments: &[OsString],
    command: &mut Command,
) -> Result<ExitCode> {
    let question = question(door, name, arguments);
    // The crates may have changed since then.
    let lasting = door.fresh || !arguments.iter().any(|word| word == "metadata");
    if !door.warming
        && let Some(answer) = memory::recall::<Answer>(door, ANSWERS, &question, lasting)
    {
        std::io::stdout().write_all(answer.stdout.as_bytes())?;
        std::io::stderr().write_all(answer.stderr.as_bytes())?;
        return Ok(ExitCode::from(answer.code));
    }
    let output = command
        .output()
        .with_context(|| format!("cannot start {command:?}"))?;
    let stdout = cargo::narrowed(door, name, arguments, output.stdout);
    std::io::stdout().write_all(&stdout)?;
    std::io::stderr().write_all(&output.stderr)?;
    let code = code(output.status);
    if door.warming
        && let (Ok(stdout), Ok(stderr)) =
            (String::from_utf8(stdout), String::from_utf8(output.stderr))
    {
        let answer = Answer {
            code,
            stdout,
            stderr,
        };
        memory::keep(door, ANSWERS, &question, answer)?;
    }
    Ok(ExitCode::from(code))
}

/// The question, and the manifest it is about.
fn question(door: &Door, name: &str, arguments: &[OsString]) -> String {
    let words = arguments.iter().map(|word| word.to_string_lossy());
    let mut question = name.to_owned();
    // Without names of files made for this one question.
    for word in words.filter(|word| !word.contains("rust-analyzer")) {
        question.extend([" ", &word]);
    }
    if name == "cargo" {
        question.push_str(&format!("\n{}", door.manifest()));
    }
    question
}
