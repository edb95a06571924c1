//! One step of the setup: done once, and again only when something it depends on has changed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::remedy;

/// A step and its stamp, a file that holds the step's key as it was when the step last succeeded.
pub struct Step<'a> {
    /// The stamp's file name.
    pub name: &'a str,
    /// Printed before the action: what it does and how long that takes.
    pub intent: &'a str,
    /// Everything the step's result depends on and consists of, as text. It is computed again after the action, because
    /// what the action made is part of it.
    pub key: &'a dyn Fn() -> String,
    /// Does it.
    pub action: &'a dyn Fn() -> Result<()>,
}

impl Step<'_> {
    /// Does the action unless the stamp shows that it is done.
    ///
    /// An action that fails or is interrupted leaves no stamp.
    ///
    /// # Errors
    /// Those of the action, with what fixes them; the stamp cannot be written.
    pub fn run(&self, stamps: &Path) -> Result<()> {
        let stamp = stamps.join(self.name);
        if fs::read_to_string(&stamp).is_ok_and(|noted| noted == (self.key)()) {
            return Ok(());
        }
        eprintln!("\n{}", self.intent);
        let _ = fs::remove_file(&stamp);
        (self.action)().map_err(remedy::explain)?;
        // Renamed into place: a stamp is complete or not there at all.
        let draft = stamps.join(format!("{}.new", self.name));
        fs::write(&draft, (self.key)())
            .and_then(|()| fs::rename(&draft, &stamp))
            .map_err(|error| remedy::explain(error.into()))
            .with_context(|| format!("cannot write {}", stamp.display()))
    }
}
