//! The browser of the tests: Playwright, which drives it, and Node for the checkers of pages.

use std::path::Path;

use anyhow::Result;

use crate::{Checkout, Environment, Host, python};

/// Adds what the tests open pages with to an environment that is set up; students need not install it.
///
/// The browser itself is found, or brought into `.venv`, when a test first opens it: `tests/browser.py`.
///
/// # Errors
/// There is no network, or no room.
pub fn add(environment: &Environment) -> Result<()> {
    add_to(&Checkout::open(environment.root(), Host::current())?)
}

/// As [`add`], for a checkout that is already open.
///
/// # Errors
/// As for [`add`].
pub fn add_to(checkout: &Checkout) -> Result<()> {
    python::add(
        checkout,
        "browser",
        "Adding what the tests drive a browser with to .venv (once, about half a minute)",
        Path::new("xtask/requirements-browser.txt"),
        "playwright",
    )
}
