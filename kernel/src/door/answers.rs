//! Questions that have the same answer in every kernel.
//!
//! They are asked while a kernel is warmed, and each answer is kept in a file, with a mark in place of the kernel's
//! folder.

use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{Door, cargo, code};

/// Marks for the folder of a kernel: as the system writes it, as JSON does, and as URLs do. They differ only on
/// Windows.
const HOME: &str = "{kernel's home}";
const QUOTED: &str = "{kernel's home, quoted}";
const SLASHED: &str = "{kernel's home, slashed}";

/// The ways to write a folder, with their marks; one that contains another comes first.
fn spellings(home: &Path) -> [(String, &'static str); 3] {
    let plain = home.to_string_lossy().into_owned();
    [
        (plain.replace('\\', "\\\\"), QUOTED),
        (plain.replace('\\', "/"), SLASHED),
        (plain, HOME),
    ]
}

/// The text without the folder, so that it is true for all kernels.
fn marked(text: String, home: &Path) -> String {
    let mut spellings = spellings(home).to_vec();
    spellings.dedup_by(|next, first| next.0 == first.0);
    spellings
        .iter()
        .fold(text, |text, (spelling, mark)| text.replace(spelling, mark))
}

/// The text with the folder.
fn unmarked(text: &str, home: &Path) -> String {
    spellings(home)
        .iter()
        .fold(text.to_owned(), |text, (spelling, mark)| {
            text.replace(mark, spelling)
        })
}

#[derive(Serialize, Deserialize)]
struct Answer {
    question: String,
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
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).map(|text| marked(text, &door.home));
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
    std::io::stdout().write_all(unmarked(&answer.stdout, &door.home).as_bytes())?;
    std::io::stderr().write_all(unmarked(&answer.stderr, &door.home).as_bytes())?;
    Ok(())
}

/// The question, and the manifest it is about.
fn question(door: &Door, name: &str, arguments: &[OsString]) -> String {
    let words: Vec<_> = arguments
        .iter()
        .map(|word| word.to_string_lossy())
        .collect();
    // Names of files made for this one question.
    let lasting = words.iter().filter(|word| !word.contains("rust-analyzer"));
    let mut question = format!("{name} {}", lasting.cloned().collect::<Vec<_>>().join(" "));
    if name == "cargo" {
        question.push_str(&format!("\n{}", manifest(door)));
    }
    marked(question, &door.home)
}

/// The manifest that evcxr has written.
fn manifest(door: &Door) -> String {
    fs::read_to_string(door.package().join("Cargo.toml")).unwrap_or_default()
}

fn file(warm: &Path, question: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    question.hash(&mut hasher);
    warm.join("answers")
        .join(format!("{:016x}.json", hasher.finish()))
}

fn read(file: &Path, question: &str) -> Option<Answer> {
    let answer: Answer = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    (answer.question == question).then_some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_true_of_every_kernel_however_a_folder_is_written() {
        for (warmed, other) in [
            ("/tmp/rust-kernel-a", "/home/me/rust-kernel-b"),
            (r"C:\Users\me\rust-kernel-a", r"D:\kernels\rust-kernel-b"),
        ] {
            let said = |home: &str| {
                let quoted = home.replace('\\', r"\\");
                let slashed = home.replace('\\', "/");
                format!(
                    r#"{home} {{"manifest": "{quoted}", "id": "path+file:///{slashed}/crate"}}"#
                )
            };
            let kept = marked(said(warmed), Path::new(warmed));
            assert!(!kept.contains("rust-kernel"), "{kept}");
            assert_eq!(unmarked(&kept, Path::new(other)), said(other));
        }
    }
}
