//! Running a program so that the end of its output is part of the error.

use std::io::{self, PipeReader, Read, Write};
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How much of the end of a program's output is kept, in bytes.
const KEPT: usize = 32_768;

/// How much of that an error quotes: lines, and characters per line.
const QUOTED: (usize, usize) = (20, 200);

/// Runs `command` to its end and returns what it wrote to its standard output.
///
/// # Errors
/// It cannot be started, or fails.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!(failure(command, &output.status.to_string(), &said));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command` to its end and shows its output as it comes.
///
/// # Errors
/// It cannot be started, or fails.
pub fn show(command: &mut Command) -> Result<()> {
    // One pipe for both streams keeps their order.
    let (source, sink) = io::pipe()?;
    command.stdout(sink.try_clone()?).stderr(sink);
    let mut child = command.spawn().with_context(|| cannot_start(command))?;
    command.stdout(Stdio::null()).stderr(Stdio::null()); // Closes our own copies of the sink.
    let said = Arc::new(Mutex::new(Vec::new()));
    let ended = relay(source, said.clone());
    let status = child.wait()?;
    // The pipe closes with the program, unless it left another process behind that holds it.
    let _ = ended.recv_timeout(Duration::from_secs(1));
    if !status.success() {
        bail!(failure(command, &status.to_string(), &said.lock().unwrap()));
    }
    Ok(())
}

/// Copies `source` to the terminal and to the end of `said`, on its own thread; signals the end.
fn relay(mut source: PipeReader, said: Arc<Mutex<Vec<u8>>>) -> Receiver<()> {
    let (end, ended) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = source.read(&mut buffer) {
            let _ = io::stderr().write_all(&buffer[..length]);
            let mut said = said.lock().unwrap();
            said.extend_from_slice(&buffer[..length]);
            let excess = said.len().saturating_sub(KEPT);
            said.drain(..excess);
        }
        let _ = end.send(());
    });
    ended
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", line(command))
}

fn failure(command: &Command, status: &str, said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let lines: Vec<String> = said
        .trim_end()
        .lines()
        .map(|line| line.chars().take(QUOTED.1).collect())
        .collect();
    let last = lines[lines.len().saturating_sub(QUOTED.0)..].join("\n");
    format!(
        "`{}` failed ({status}); the end of its output:\n{last}",
        line(command)
    )
}

/// The command as you would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A program's exit code as our own; 1 if a signal ended it.
pub fn exit_code(status: ExitStatus) -> ExitCode {
    ExitCode::from(code(status))
}

/// The same as a number.
pub fn code(status: ExitStatus) -> u8 {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.unwrap_or(1)
}
