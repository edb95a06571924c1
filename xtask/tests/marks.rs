//! Marks arrive where they belong, whatever was handed in and however; and answers that are alike are found.
#![cfg(target_os = "linux")]

mod common;

use common::{empty_folder, root, script, succeeds};
use xtask::{Checkout, Host, grade};

fn checkout() -> Checkout {
    Checkout::open(root(), Host::current()).unwrap()
}

#[test]
fn marks_arrive_where_they_are_kept() {
    let programs = grade::programs(&checkout()).unwrap();
    let mut test = script("marks.py");
    test.arg(empty_folder("marks"));
    succeeds(test.args([programs.judge, programs.answers]));
}

#[test]
fn copies_are_among_the_answers_that_are_alike() {
    let python = grade::compare50(&checkout()).unwrap();
    let mut test = script("alike.py");
    test.arg("check").arg(empty_folder("alike"));
    succeeds(test.arg(python));
}
