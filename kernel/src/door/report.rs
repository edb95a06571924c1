//! Files in a kernel's folder: a sign that the compiler is at work, and what is kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

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

/// Puts a complete file in its place, readable by everyone who may read the folder.
pub fn keep(written: NamedTempFile, file: &Path) -> Result<()> {
    readable(written.as_file())?;
    written
        .persist(file)
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(())
}

/// Temporary files are private; this one should be like any other.
fn readable(file: &File) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}
