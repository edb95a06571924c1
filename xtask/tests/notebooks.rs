//! The notebooks, run by the real kernel and judged; and the judge itself.

mod common;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use common::{environment, folder, root, script, succeeds};
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::{Checkout, Host};

/// `cargo notebooks`, when all is set up.
fn make(arguments: &[&str]) -> Command {
    let mut python = environment().python();
    python.args(["tools", "notebooks"]).args(arguments);
    python.current_dir(root());
    python
}

/// The notebooks of an edition in all languages.
fn editions(edition: &str) -> Vec<String> {
    let languages = fs::read_dir(root().join("notebooks")).unwrap();
    let folders = languages.map(|language| language.unwrap().path().join(edition));
    let notebooks = folders.flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
    let paths = notebooks.map(|notebook| notebook.unwrap().path().to_str().unwrap().to_owned());
    paths.filter(|path| path.ends_with(".ipynb")).collect()
}

/// Runs all notebooks of an edition, and expects a line with these words for each.
#[track_caller]
fn assert_run(options: &[&str], edition: &str, checks: &str) {
    let paths = editions(edition);
    let output = succeeds(make(options).arg("--run").args(&paths));
    let said = String::from_utf8_lossy(&output.stdout);
    let right = said
        .lines()
        .filter(|line| line.contains(" cells ran, ") && line.contains(checks));
    assert_eq!(right.count(), paths.len(), "{said}");
}

#[test]
fn the_notebooks_are_what_their_sources_make() {
    succeeds(&mut make(&["--check"]));
}

#[test]
fn kernels_at_the_same_time_never_meet() {
    succeeds(script("kernels.py").args(["3", "9"]));
}

#[test]
fn kernels_need_nothing_from_who_starts_them_wherever_things_lie() {
    if cfg!(target_os = "linux") {
        succeeds(&mut script("homes.py"));
    }
}

#[test]
fn another_notebook_goes_through_everything() {
    if cfg!(unix) {
        let site = Checkout::open(root(), Host::current())
            .and_then(|checkout| xtask::site::prepare_in(&checkout));
        site.unwrap();
        succeeds(script("second.py").arg(folder("second")));
    }
}

#[test]
fn what_a_student_adds_works() {
    succeeds(&mut script("freedom.py"));
}

#[test]
fn a_kernel_explains_what_is_typed_and_remembers_checks_over_a_restart() {
    succeeds(&mut script("helps.py"));
}

#[test]
fn a_python_notebook_runs_the_cells_in_rust() {
    if cfg!(unix) {
        succeeds(script("rust_cells.py").arg(folder("rust-cells")));
    }
}

#[test]
fn instructor_notebooks_run_and_every_solution_passes() {
    assert_run(&[], "instructor", "checks passed");
}

#[test]
fn unsolved_student_notebooks_run_and_no_exercise_is_attempted() {
    assert_run(&[], "student", "checks not attempted");
}

#[test]
fn solved_student_notebooks_run_and_every_check_passes() {
    assert_run(&["--solve"], "student", "checks passed");
}

/// A cell that shows a record as the check of exercise 1.1 does.
const CHECK: &str = r##"println!(r#"EVCXR_BEGIN_CONTENT application/vnd.v1conv.check+json
{{"exercise": "1.1", "status": "not_attempted", "points": 0, "max_points": 2, "message": ""}}
EVCXR_END_CONTENT"#);"##;

/// A notebook of these code cells, given by id and source.
fn notebook(cells: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notebook.ipynb");
    let cells: Vec<Value> = cells
        .iter()
        .map(|(id, source)| {
            json!({"cell_type": "code", "id": id, "source": source, "metadata": {}, "outputs": [], "execution_count": null})
        })
        .collect();
    let kernel = json!({"name": "rust", "display_name": "Rust", "language": "rust"});
    let notebook = json!({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5});
    fs::write(&path, notebook.to_string()).unwrap();
    (folder, path)
}

#[track_caller]
fn assert_found(cells: &[(&str, &str)], expected: &str) {
    let (_folder, path) = notebook(cells);
    let output = make(&["--run", path.to_str().unwrap()]).output().unwrap();
    let findings = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{findings}");
    assert!(
        findings.contains(expected),
        "{expected:?} is not in: {findings}"
    );
}

/// A notebook without mistakes: only what is planted in it below may be found.
const SOUND: [(&str, &str); 3] = [
    ("start", "let answer: i32 = 42;"),
    ("exercise-1-1", "answer + 1"),
    ("check-1-1", CHECK),
];

#[test]
fn a_sound_notebook_passes() {
    let (_folder, path) = notebook(&SOUND);
    succeeds(&mut make(&["--run", path.to_str().unwrap()]));
}

#[test]
fn a_planted_panic_is_found() {
    let mut cells = SOUND;
    cells[1].1 = "assert_eq!(answer, 43);";
    assert_found(&cells, "exercise-1-1: does not run: panic: assertion");
    cells[1].1 = "answer / (answer - 42)";
    assert_found(
        &cells,
        "exercise-1-1: does not run: panic: attempt to divide by zero",
    );
}

#[test]
fn a_planted_question_mark_that_fails_is_found() {
    let mut cells = SOUND;
    cells[0].1 = "let answer: i32 = \"forty-two\".parse::<i32>()?;";
    assert_found(&cells, "start: does not run: error: invalid digit");
}

#[test]
fn a_removed_check_cell_is_found() {
    assert_found(
        &SOUND[..2],
        "exercise-1-1: no code cell `check-1-1` checks it",
    );
}

#[test]
fn a_check_that_says_something_else_is_found() {
    let passed = CHECK.replace("not_attempted", "passed");
    let mut cells = SOUND;
    cells[2].1 = &passed;
    assert_found(
        &cells,
        "check-1-1: the check says passed, and must say not_attempted",
    );
}

#[test]
fn code_that_does_not_compile_is_found() {
    let mut cells = SOUND;
    cells[1].1 = "answr";
    assert_found(
        &cells,
        "exercise-1-1: does not run: E0425: cannot find value `answr`",
    );
}
