//! `v1conv-judge EXERCISE SEED FOLDER LANGUAGE`: compares the files that an answer wrote to the folder with the
//! reference, on the inputs drawn from the seed, and prints the record of the check.
//!
//! `v1conv-judge list` prints what is known about the exercises, as JSON: notebook, number, the student's function,
//! points, and the named mistakes, each with its explanation in English.
//!
//! It is a separate program, so that marks come from a process that has run none of the student's code.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use v1conv::Language;
use v1conv::exercises::grading::{self, About};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments == ["list"] {
        let exercises: Value = grading::EXERCISES.iter().map(listed).collect();
        println!("{exercises}");
        return ExitCode::SUCCESS;
    }
    let [exercise, seed, folder, language] = arguments.as_slice() else {
        return wrong("usage: v1conv-judge EXERCISE SEED FOLDER LANGUAGE");
    };
    let Ok(seed) = seed.parse() else {
        return wrong(&format!("the seed must be a whole number, not {seed}"));
    };
    let Some(language) = Language::with_code(language) else {
        return wrong(&format!("there is no language {language}"));
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

/// Says how this program is called.
fn wrong(said: &str) -> ExitCode {
    eprintln!("{said}");
    ExitCode::from(2)
}

fn listed(about: &About) -> Value {
    let mistakes = about.mistakes(Language::English);
    json!({
        "notebook": about.notebook,
        "exercise": about.number,
        "function": about.function,
        "max_points": about.max_points,
        "mistakes": mistakes.map(|(name, said)| (name.into(), said.into())).collect::<serde_json::Map<_, _>>(),
    })
}
