//! One file of this process, for functions that take a path.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::{env, fs, process};

/// The file, with these bytes in it.
pub fn holding(bytes: &[u8]) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        // In memory, where the system has such a folder.
        let memory = PathBuf::from("/dev/shm");
        let folder = if memory.is_dir() {
            memory
        } else {
            env::temp_dir()
        };
        folder.join(format!("v1conv-fuzz-{}", process::id()))
    });
    fs::write(folder, bytes).unwrap();
    folder.clone()
}
