//! What was run, and how many tests passed.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Error, Result};

/// A line for everything that was tested.
#[derive(Default)]
pub struct Report {
    lines: Vec<String>,
    failed: bool,
}

/// The sum of the test programs' results.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    passed: u32,
    failed: u32,
    left_out: u32,
}

impl Report {
    /// Runs a command that runs tests.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn tests(&mut self, what: &str, command: &mut Command) -> Result<()> {
        eprintln!("\n{what}");
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start Cargo")?;
        let mut counts = Counts::default();
        let output = child.stdout.take().context("no output")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{}", line.trim_end());
            counts.add(&line);
        }
        let status = child.wait()?;
        // A command that runs nothing proves nothing.
        let passed = status.success() && counts.passed > 0;
        let found = if passed || counts.failed > 0 {
            counts.to_string()
        } else {
            format!("{counts}; Cargo ended with {status}")
        };
        self.note(what, passed, &found);
        Ok(())
    }

    /// Runs a command that succeeds or fails.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn step(&mut self, what: &str, command: &mut Command) -> Result<()> {
        eprintln!("\n{what}");
        let passed = command.status().context("cannot start Cargo")?.success();
        self.note(what, passed, if passed { "passed" } else { "failed" });
        Ok(())
    }

    /// Says why something was not tested.
    pub fn not_tried(&mut self, what: &str, error: &Error) {
        self.failed = true;
        self.lines
            .push(format!("FAILED {what}: not tried: {error:#}"));
    }

    fn note(&mut self, what: &str, passed: bool, found: &str) {
        self.failed |= !passed;
        self.lines.push(format!(
            "{} {what}: {found}",
            if passed { "ok    " } else { "FAILED" }
        ));
    }

    /// The lines, and the verdict.
    pub fn print(self) -> ExitCode {
        println!("\n{}", self.lines.join("\n"));
        ExitCode::from(u8::from(self.failed))
    }
}

impl Counts {
    /// Adds a line of a test program, if it is the last one: `test result: ok. 3 passed; 0 failed; …`.
    pub fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let number = |kind: &str| {
            let mut parts = result.split([';', '.']);
            let count = parts.find_map(|part| part.trim().strip_suffix(kind)?.trim().parse().ok());
            count.unwrap_or(0)
        };
        self.passed += number("passed");
        self.failed += number("failed");
        self.left_out += number("ignored") + number("filtered out");
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Counts {
            passed,
            failed,
            left_out,
        } = self;
        write!(f, "{passed} passed, {failed} failed, {left_out} left out")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_of_test_programs_are_added_up() {
        let said = "running 3 tests\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s\n\
            test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        let mut counts = Counts::default();
        said.lines().for_each(|line| counts.add(line));
        assert_eq!(counts.to_string(), "12 passed, 3 failed, 5 left out");
    }
}
