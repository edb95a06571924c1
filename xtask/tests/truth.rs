//! The kernel tells the truth: each group asks a real kernel, as JupyterLab does.

mod common;

use common::{folder, script, succeeds, with_test_programs};

#[track_caller]
fn holds(group: &str) {
    succeeds(script("truth.py").arg(group));
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
    with_test_programs();
    succeeds(script("clients.py").arg(folder("clients")));
}

#[test]
fn whatever_is_killed_is_said_and_nothing_outlives_a_kernel() {
    holds("ends");
}

#[test]
fn mistakes_are_explained_in_english() {
    succeeds(script("mistakes.py").args(["en", "1"]));
}

#[test]
fn mistakes_are_explained_in_japanese() {
    succeeds(script("mistakes.py").args(["ja", "3"]));
}
