//! Questions that have the same answer in every kernel.
//!
//! While a kernel is warmed they are asked, and their answers kept, a file each. The folder of the kernel stands in them as
//! a mark.

use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{Door, cargo, code};

/// Stands for the folder of a kernel.
const HOME: &str = "{kernel's home}";

#[derive(Serialize, Deserialize)]
struct Answer {
    question: String,
    code: u8,
    stdout: String,
    stderr: String,
}

/// Whether it is one that changes nothing.
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

/// Prints the answer that is known, or what the program says.
pub fn answer(
    door: &Door,
    name: &str,
    arguments: &[OsString],
    command: &mut Command,
) -> Result<ExitCode> {
    let question = question(door, name, arguments);
    // Which crates there are may be another matter since.
    let lasting = door.fresh || !arguments.iter().any(|word| word == "metadata");
    let known = door
        .warm
        .as_ref()
        .filter(|_| lasting)
        .and_then(|warm| read(&file(warm, &question), &question));
    if let Some(answer) = known.filter(|_| !door.warming) {
        print(door, &answer)?;
        return Ok(ExitCode::from(answer.code));
    }
    let output = command
        .output()
        .with_context(|| format!("cannot start {command:?}"))?;
    let home = door.home.to_string_lossy();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).map(|text| text.replace(&*home, HOME));
    let stdout = cargo::narrowed(door, name, arguments, output.stdout);
    std::io::stdout().write_all(&stdout)?;
    std::io::stderr().write_all(&output.stderr)?;
    if door.warming
        && let (Some(warm), Ok(stdout), Ok(stderr)) =
            (&door.warm, text(stdout), text(output.stderr))
    {
        let code = output
            .status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .unwrap_or(1);
        let answer = Answer {
            question: question.clone(),
            code,
            stdout,
            stderr,
        };
        let file = file(warm, &question);
        fs::create_dir_all(file.parent().unwrap_or(warm))?;
        let mut written = tempfile::NamedTempFile::new_in(warm)?;
        serde_json::to_writer(&mut written, &answer)?;
        super::report::keep(written, &file)?;
    }
    code(output.status)
}

fn print(door: &Door, answer: &Answer) -> Result<()> {
    let home = door.home.to_string_lossy();
    std::io::stdout().write_all(answer.stdout.replace(HOME, &home).as_bytes())?;
    std::io::stderr().write_all(answer.stderr.replace(HOME, &home).as_bytes())?;
    Ok(())
}

/// What is asked, and of which manifest.
fn question(door: &Door, name: &str, arguments: &[OsString]) -> String {
    let words: Vec<_> = arguments
        .iter()
        .map(|word| word.to_string_lossy())
        .collect();
    // Names of files that are made for this one question.
    let lasting = words.iter().filter(|word| !word.contains("rust-analyzer"));
    let mut question = format!("{name} {}", lasting.cloned().collect::<Vec<_>>().join(" "));
    if name == "cargo" {
        question.push_str(&format!("\n{}", manifest(door)));
    }
    question.replace(&*door.home.to_string_lossy(), HOME)
}

/// The manifest that evcxr has written.
fn manifest(door: &Door) -> String {
    fs::read_to_string(door.package().join("Cargo.toml")).unwrap_or_default()
}

fn file(warm: &std::path::Path, question: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    question.hash(&mut hasher);
    warm.join("answers")
        .join(format!("{:016x}.json", hasher.finish()))
}

fn read(file: &std::path::Path, question: &str) -> Option<Answer> {
    let answer: Answer = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    (answer.question == question).then_some(answer)
}
