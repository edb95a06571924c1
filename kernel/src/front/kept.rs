//! What cells keep across a restart: a folder beside the connection file, which Jupyter makes for each kernel with a
//! unique name, and gives to the kernel again when it restarts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::entries;
use crate::system::{is_own, private};

/// Where cells find its name.
pub const VARIABLE: &str = "NOTEBOOK_KERNEL_KEPT";

/// No other program gives a folder this name, so those without a connection file can be removed.
const ENDING: &str = "rust-kernel-kept";

/// The folder, if there can be one.
pub struct Kept(Option<PathBuf>);

impl Kept {
    /// Makes it, or finds it again. Those of kernels that Jupyter no longer knows are removed.
    pub fn beside(connection_file: &Path) -> Self {
        sweep(connection_file.parent().unwrap_or(Path::new(".")));
        let folder = std::path::absolute(connection_file.with_extension(ENDING)).ok();
        Kept(folder.filter(|folder| {
            let made = fs::create_dir(folder).and_then(|()| private(folder));
            made.is_ok() || is_own(folder)
        }))
    }

    /// Its name.
    pub fn folder(&self) -> Option<&Path> {
        self.0.as_deref()
    }

    /// Removes it, unless the kernel is being restarted.
    pub fn end(self, restart: bool) {
        if let Some(folder) = self.0.filter(|_| !restart) {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

fn sweep(place: &Path) {
    for entry in entries(place) {
        let folder = entry.path();
        let is_kept = folder.extension().is_some_and(|ending| ending == ENDING);
        if is_kept && is_own(&folder) && !folder.with_extension("json").exists() {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lasts_as_long_as_jupyter_knows_the_kernel() {
        let place = tempfile::tempdir().unwrap();
        let connection = place.path().join("kernel-1.json");
        fs::write(&connection, "{}").unwrap();
        let note = |kept: &Kept| kept.folder().unwrap().join("note");

        let first = Kept::beside(&connection);
        fs::write(note(&first), "here").unwrap();
        first.end(true);
        let second = Kept::beside(&connection);
        assert_eq!(fs::read_to_string(note(&second)).unwrap(), "here");
        second.end(false);
        let third = Kept::beside(&connection);
        assert!(!note(&third).exists());

        // It was killed, and is not restarted.
        let left = third.folder().unwrap().to_owned();
        fs::remove_file(&connection).unwrap();
        let other = Kept::beside(&place.path().join("kernel-2.json"));
        assert!(!left.exists() && other.folder().unwrap().is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_others_can_write_to_is_not_taken() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let trap = place.path().join("kernel-1.rust-kernel-kept");
        fs::create_dir(&trap).unwrap();
        fs::set_permissions(&trap, fs::Permissions::from_mode(0o777)).unwrap();
        fs::write(place.path().join("kernel-1.json"), "{}").unwrap();
        assert!(
            Kept::beside(&place.path().join("kernel-1.json"))
                .folder()
                .is_none()
        );
    }
}
