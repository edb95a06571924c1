//! `v1conv-answers EXERCISES ALLOWED < NOTEBOOK`: cuts the answers out of a student's notebook.
//!
//! `EXERCISES` is JSON, `ALLOWED` names the available libraries, separated by commas. The output is also JSON: the
//! possible answers to each exercise, with everything they need from the other cells, found by parsing them.
//!
//! It is a separate program, with limits, because a notebook may hold anything.

use std::env;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::thread;

use v1conv_answers::{Exercise, cut};

/// The parser calls itself for each level of nesting.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [exercises, allowed] = arguments.as_slice() else {
        eprintln!("usage: v1conv-answers EXERCISES ALLOWED < NOTEBOOK");
        return ExitCode::from(2);
    };
    let Ok(exercises) = serde_json::from_str::<Vec<Exercise>>(exercises) else {
        eprintln!("the exercises must be a list in JSON, each with name, function, check and stub");
        return ExitCode::from(2);
    };
    let allowed: Vec<String> = allowed.split(',').map(str::to_owned).collect();
    let work = move || -> io::Result<()> {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        io::stdout().write_all(cut(&bytes, &exercises, &allowed).as_bytes())
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(work);
    match thread.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
