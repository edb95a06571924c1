//! What the tests need from Python: Playwright, which drives a browser; Node for the page checkers; other programs that
//! run notebooks.

use anyhow::Result;

use crate::{Checkout, Environment, Host, python};

/// Adds it to a set-up environment; students need not install it.
///
/// The browser itself is found, or installed into `.venv`, when a test first opens it: `tests/browser.py`.
///
/// # Errors
/// There is no network, or no disk space.
pub fn add(environment: &Environment) -> Result<()> {
    python::add(
        &Checkout::open(environment.root(), Host::current())?,
        "testing",
        "Adding a browser driver and other test programs to .venv (once, about half a minute)",
        "tools/requirements/tests.txt",
        "papermill",
    )
}
