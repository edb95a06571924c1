//! `cargo release-assignment`, and nbgrader's own commands on what it writes.

mod common;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{empty_folder, environment, script, succeeds};
use serde_json::Value;
use xtask::release;

const ASSIGNMENT: &str = "W1D5_Tutorial2";

/// A new course folder that already has another assignment.
fn course(name: &str, options: &[&str]) -> PathBuf {
    let course = empty_folder(name);
    fs::create_dir_all(course.join("source/another")).unwrap();
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.arg("release-assignment").args(options);
    succeeds(xtask.arg(&course));
    course
}

/// The cells of the notebook in one of the course's folders: id, source, nbgrader's marks.
fn cells(course: &Path, folder: &str) -> Vec<(String, String, Value)> {
    let notebook = course
        .join(folder)
        .join(ASSIGNMENT)
        .join(format!("{ASSIGNMENT}.ipynb"));
    let notebook: Value = serde_json::from_slice(&fs::read(notebook).unwrap()).unwrap();
    let text = |value: &Value| match value {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    let cells = notebook["cells"].as_array().unwrap().iter();
    cells
        .map(|cell| {
            (
                text(&cell["id"]),
                text(&cell["source"]),
                cell["metadata"]["nbgrader"].clone(),
            )
        })
        .collect()
}

/// The lines between nbgrader's marks `BEGIN` and `END` of a kind.
fn regions<'a>(source: &'a str, kind: &str) -> Vec<&'a str> {
    let (begin, end) = (format!("BEGIN {kind}"), format!("END {kind}"));
    let mut inside = false;
    let mut lines = Vec::new();
    for line in source.lines() {
        inside = (inside || line.contains(&begin)) && !line.contains(&end);
        if inside && !line.contains(&begin) {
            lines.push(line.trim());
        }
    }
    lines
}

fn assert_nothing_leaks(course: &Path) {
    let (source, released) = (cells(course, "source"), cells(course, "release"));
    let lines = released.iter().flat_map(|(_, source, _)| source.lines());
    let lines: HashSet<&str> = lines.map(str::trim).collect();
    let mut secret = 0;
    for (id, text, _) in &source {
        for line in [regions(text, "SOLUTION"), regions(text, "HIDDEN TESTS")].concat() {
            secret += 1;
            // A closing brace reveals nothing.
            assert!(
                line.len() < 12 || !lines.contains(line),
                "{id}: {line:?} is released"
            );
        }
    }
    assert!(
        secret > 30,
        "only {secret} lines of solutions and hidden tests"
    );
    for (id, source, marks) in &released {
        assert!(
            !id.starts_with("solution-"),
            "{id} is a folded solution: {source}"
        );
        let graded = id.starts_with("grade-");
        let locked = graded || id == "load" || (id.starts_with("check-") && !id.ends_with("-text"));
        assert_eq!(marks["locked"] == true, locked, "{id}: {marks}");
        let asked = id.starts_with("answer-think-");
        assert_eq!(
            marks["grade"] == true,
            graded || asked,
            "{id} is worth points, or is not"
        );
    }
}

#[test]
fn think_questions_are_graded_by_people_if_that_is_asked_for() {
    let plain = course("course-ja", &["--lang", "ja"]);
    assert_nothing_leaks(&plain);
    let plain = cells(&plain, "release");
    assert!(!plain.iter().any(|(id, ..)| id.starts_with("answer-")));
    let folded: Vec<_> = plain
        .iter()
        .filter(|(id, ..)| id.starts_with("think-") && id.ends_with("-answers"))
        .collect();

    let course = course("course-think", &["--lang", "ja", "--think=3"]);
    assert_nothing_leaks(&course);
    let released = cells(&course, "release");
    let blank: Vec<_> = released
        .iter()
        .filter(|(id, ..)| id.starts_with("answer-think-"))
        .collect();
    assert!(!folded.is_empty() && blank.len() == folded.len());
    for (id, text, marks) in blank {
        assert_eq!(text, "ここに答えを書いてください。", "{id}");
        assert!(marks["solution"] == true && marks["points"] == 3, "{marks}");
    }
    for (id, text, _) in folded {
        let lines = text.lines().filter(|line| line.chars().count() > 20);
        let lines: Vec<_> = lines.collect();
        assert!(!lines.is_empty());
        for (other, released, _) in &released {
            assert!(
                !lines.iter().any(|line| released.contains(line)),
                "{other} reveals the answer of {id}"
            );
        }
    }
}

#[test]
fn nbgrader_grades_what_it_can_see() {
    let course = course("course-en", &[]);
    assert_nothing_leaks(&course);
    succeeds(script("nbgrader.py").arg(&course));

    nbgrader(&course, &["autograde", ASSIGNMENT]);
    nbgrader(&course, &["generate_feedback", ASSIGNMENT]);
    nbgrader(&course, &["export"]);

    let points: f64 = cells(&course, "release")
        .iter()
        .filter_map(|(_, _, marks)| marks["points"].as_f64())
        .sum();
    assert_eq!(score(&course, "noisy"), points, "right answers that talk");
    assert_eq!(
        score(&course, "mixed"),
        2.0,
        "a panic, a right answer, and stubs"
    );
    for student in ["noisy", "mixed"] {
        let page = format!("feedback/{student}/{ASSIGNMENT}/{ASSIGNMENT}.html");
        assert!(course.join(&page).is_file(), "there is no {page}");
    }
}

fn nbgrader(course: &Path, arguments: &[&str]) {
    let mut command = release::nbgrader(environment());
    succeeds(command.args(arguments).current_dir(course));
}

/// What nbgrader exported.
fn score(course: &Path, student: &str) -> f64 {
    let exported = fs::read_to_string(course.join("grades.csv")).unwrap();
    let mut lines = exported
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let column = |name| header.iter().position(|title| *title == name).unwrap();
    let row = lines
        .find(|row| row[column("student_id")] == student)
        .unwrap_or_else(|| panic!("no line for {student}: {exported}"));
    row[column("score")].parse().unwrap()
}
