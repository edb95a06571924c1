//! `v1conv-judge EXERCISE SEED FOLDER LANGUAGE`: compares the files in the folder, which an answer wrote, with the
//! reference on the inputs drawn from the seed, and prints the record of the check.
//!
//! `v1conv-judge list` prints the exercises, each with the points of a right answer, as JSON.
//!
//! It is a program of its own so that marks come from a process that ran nothing of a student's.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use v1conv::Language;
use v1conv::exercises::grading;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments == ["list"] {
        let points = |(name, points): &(&str, u32)| format!("\"{name}\": {points}");
        let exercises: Vec<_> = grading::EXERCISES.iter().map(points).collect();
        println!("{{{}}}", exercises.join(", "));
        return ExitCode::SUCCESS;
    }
    let [exercise, seed, folder, language] = arguments.as_slice() else {
        eprintln!("usage: v1conv-judge EXERCISE SEED FOLDER LANGUAGE");
        return ExitCode::from(2);
    };
    let Ok(seed) = seed.parse() else {
        eprintln!("the seed must be a whole number, not {seed}");
        return ExitCode::from(2);
    };
    let language = if language == "ja" {
        Language::Japanese
    } else {
        Language::English
    };
    match grading::judge(exercise, seed, Path::new(folder), language) {
        Ok(check) => {
            println!("{}", check.record());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
