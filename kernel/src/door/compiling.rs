//! A sign for the front that the compiler is at work.

use std::fs;
use std::path::PathBuf;

use super::Door;

/// The compiler is at work as long as this lives: a file says which process it is.
pub struct Compiling(PathBuf);

impl Compiling {
    /// Begins.
    pub fn begin(door: &Door) -> Self {
        let file = door.home.join("compiling");
        let _ = fs::write(&file, std::process::id().to_string());
        Compiling(file)
    }
}

impl Drop for Compiling {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
