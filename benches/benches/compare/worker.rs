//! A process that computes.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use v1conv_benches::{Answer, Case};

/// A running worker. It ends when this value is dropped, even by a panic.
pub struct Worker {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    /// Starts the program, which may use this many threads.
    pub fn start(mut command: Command, threads: usize) -> Result<Self> {
        command
            .arg(threads.to_string())
            .env("RAYON_NUM_THREADS", threads.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut process = command
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let (questions, answers) = process
            .stdin
            .take()
            .zip(process.stdout.take())
            .context("no pipes")?;
        Ok(Self {
            process,
            questions,
            answers: BufReader::new(answers),
        })
    }

    /// Makes a library compute a case a number of times; with 0, asks how long its first call took.
    pub fn compute(&mut self, library: &str, case: Case, times: u64) -> Result<Answer> {
        let question = format!("{library} {case} {times}");
        let answer = self.ask(&question).and_then(|answer| answer.parse());
        answer.with_context(|| format!("no answer to `{question}`"))
    }

    /// Writes a line and reads one.
    pub fn ask(&mut self, question: &str) -> Result<String> {
        writeln!(self.questions, "{question}")?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer)? == 0 {
            bail!("the worker has ended: {}", self.process.wait()?);
        }
        Ok(answer.trim_end().into())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // If it has ended already, there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
