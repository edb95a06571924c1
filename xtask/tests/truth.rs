//! The kernel tells the truth: each group asks a real kernel, as JupyterLab does.

use std::path::Path;
use std::sync::OnceLock;

use xtask::{Environment, prepare, testing};

fn environment() -> &'static Environment {
    static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    ENVIRONMENT.get_or_init(|| prepare(root).unwrap())
}

#[track_caller]
fn holds(group: &str) {
    succeeds(&["xtask/tests/truth.py", group]);
}

#[track_caller]
fn succeeds(script: &[&str]) {
    let mut python = environment().python();
    python.args(script).current_dir(environment().root());
    let output = python.output().unwrap();
    let failure = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{failure}");
}

#[test]
fn a_panic_and_a_failed_question_mark_are_errors_and_nothing_else_is() {
    holds("failures");
}

#[test]
fn cells_that_wait_are_not_run_after_an_error() {
    holds("queue");
}

#[test]
fn much_output_is_few_messages_in_order() {
    holds("output");
}

#[test]
fn an_interrupt_ends_a_cell_at_once_and_a_compilation_without_loss() {
    holds("interrupts");
}

#[test]
fn a_cell_can_ask() {
    holds("questions");
}

#[test]
fn every_loss_of_the_variables_is_said() {
    holds("losses-en");
    holds("losses-ja");
}

#[test]
fn a_panic_stops_whoever_runs_a_notebook() {
    testing::add(environment()).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients");
    succeeds(&["xtask/tests/clients.py", folder.to_str().unwrap()]);
}

#[test]
fn nothing_outlives_a_kernel() {
    holds("ends");
}

#[test]
fn mistakes_are_explained_in_english() {
    succeeds(&["xtask/tests/mistakes.py", "en", "1"]);
}

#[test]
fn mistakes_are_explained_in_japanese() {
    succeeds(&["xtask/tests/mistakes.py", "ja", "3"]);
}
