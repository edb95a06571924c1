//! The pipes that cells print to and read from: made by the front, inherited by evcxr and its child.

use std::ffi::OsString;
use std::io::{PipeReader, PipeWriter, Read, Write};
use std::thread;

use anyhow::Result;
use tokio::sync::mpsc::Sender;

use super::message::random;
use super::output::Pipe;
use crate::system;

/// How much is read at a time.
const PIECE: usize = 64 << 10;

/// The cells' ends, and the one that answers go into.
pub struct Pipes {
    /// Begins every record.
    pub word: String,
    input: PipeReader,
    output: PipeWriter,
    errors: PipeWriter,
    answers: PipeWriter,
}

impl Pipes {
    /// Makes them; what cells print arrives in pieces. A cell that prints faster than it is read waits.
    ///
    /// # Errors
    /// The system has no more pipes.
    pub fn new(printed: Sender<(Pipe, Vec<u8>)>) -> Result<Self> {
        let (input, answers) = std::io::pipe()?;
        let (out, output) = std::io::pipe()?;
        let (err, errors) = std::io::pipe()?;
        read(Pipe::Out, out, printed.clone());
        read(Pipe::Err, err, printed);
        Ok(Pipes {
            word: random(),
            input,
            output,
            errors,
            answers,
        })
    }

    /// Where a cell finds them.
    pub fn variables(&self) -> [(&'static str, OsString); 4] {
        [
            ("NOTEBOOK_KERNEL_IN", system::number(&self.input).into()),
            ("NOTEBOOK_KERNEL_OUT", system::number(&self.output).into()),
            ("NOTEBOOK_KERNEL_ERR", system::number(&self.errors).into()),
            ("NOTEBOOK_KERNEL_NONCE", self.word.clone().into()),
        ]
    }

    /// Sets whether new processes inherit the cells' ends.
    pub fn lend(&self, lent: bool) {
        system::inheritable(&self.input, lent);
        system::inheritable(&self.output, lent);
        system::inheritable(&self.errors, lent);
    }

    /// Makes both pipes report, with a record of this name, when everything printed so far has arrived.
    pub fn mark(&self, name: &str) {
        let line = format!("\x1e{} {{\"mark\": \"{name}\"}}\n", self.word);
        for end in [&self.output, &self.errors] {
            write(end, line.clone());
        }
    }

    /// Gives the cell a line to read.
    pub fn answer(&self, line: &str) {
        write(&self.answers, format!("{}\n", line.replace('\n', " ")));
    }
}

/// A pipe may be full, and is only read while nobody waits here.
fn write(end: &PipeWriter, line: String) {
    if let Ok(mut end) = end.try_clone() {
        tokio::task::spawn_blocking(move || end.write_all(line.as_bytes()));
    }
}

fn read(pipe: Pipe, mut end: PipeReader, printed: Sender<(Pipe, Vec<u8>)>) {
    thread::spawn(move || {
        let mut piece = vec![0; PIECE];
        while let Ok(length @ 1..) = end.read(&mut piece) {
            if printed
                .blocking_send((pipe, piece[..length].to_vec()))
                .is_err()
            {
                return;
            }
        }
    });
}
