//! A step is done once, and again if its key changes or its action failed.

mod common;

use std::cell::{Cell, RefCell};
use std::path::Path;

use anyhow::{Result, bail};
use common::empty_folder;
use xtask::Step;

/// Runs a step.
fn run(stamps: &Path, key: &dyn Fn() -> String, action: &dyn Fn() -> Result<()>) -> Result<()> {
    let step = Step {
        name: "step",
        intent: "",
        key,
        action,
    };
    step.run(stamps)
}

/// Runs a step with this key; returns whether it acted.
fn acted(stamps: &Path, key: &str) -> bool {
    let acted = Cell::new(false);
    let action = || {
        acted.set(true);
        Ok(())
    };
    run(stamps, &|| key.to_owned(), &action).unwrap();
    acted.get()
}

/// Runs a step whose action fails.
fn fail(stamps: &Path, key: &str) -> Result<()> {
    run(stamps, &|| key.to_owned(), &|| bail!("no"))
}

#[test]
fn a_step_is_done_once_for_each_key() {
    let stamps = empty_folder("once");
    let keys = ["one", "one", "two", "two", "one"];
    assert_eq!(
        keys.map(|key| acted(&stamps, key)),
        [true, false, true, false, true]
    );
}

#[test]
fn a_failed_step_is_done_again() {
    let stamps = empty_folder("failed");
    assert!(fail(&stamps, "one").is_err());
    assert!(acted(&stamps, "one"));
}

#[test]
fn a_failed_change_forgets_the_state_before_it() {
    let stamps = empty_folder("forgets");
    assert!(acted(&stamps, "one"));
    assert!(fail(&stamps, "two").is_err());
    assert!(
        acted(&stamps, "one"),
        "the failed action may have undone what the first one made"
    );
}

#[test]
fn the_stamp_holds_the_key_as_the_action_left_it() {
    let stamps = empty_folder("after");
    let made = RefCell::new(String::from("nothing"));
    let key = || made.borrow().clone();
    let action = || {
        made.replace("something".into());
        Ok(())
    };
    run(&stamps, &key, &action).unwrap();
    assert!(!acted(&stamps, "something"));
}
