//! A machine made of shell scripts: its Python, Rust and kernel record what they are asked to do, and do it instantly.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::empty_folder;
use anyhow::Result;
use xtask::{Checkout, Environment, Host, kernel, prepare_in};

/// Linux refuses to run a file that another thread's new process still has open for writing, so the tests of one file
/// take turns.
static TURN: Mutex<()> = Mutex::new(());

/// A checkout in an empty folder, and the programs around it.
pub struct Machine {
    pub folder: PathBuf,
    pub host: Host,
    _turn: MutexGuard<'static, ()>,
}

impl Machine {
    /// A machine with Python and Rust. No release of the kernel can be reached from it.
    pub fn new(name: &str) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = empty_folder(name);
        let here = folder.display();
        let host = Host {
            path: format!("{here}/bin:/usr/bin:/bin").into(),
            cargo_bin: folder.join("cargo"),
            releases: "http://127.0.0.1:1".into(),
            system_packages: false,
        };
        let machine = Machine {
            folder,
            host,
            _turn: turn,
        };
        machine.require("notebooks", "jupyterlab==4");
        for (code, own, locale) in [("en", "English", "en"), ("ja", "日本語", "ja_JP")] {
            machine.write(
                &format!("checkout/languages/{code}/language.toml"),
                &format!("own = \"{own}\"\nlocale = \"{locale}\"\n"),
            );
        }
        machine.write("sysroot/lib/rustlib/src/rust/library/README", "");
        machine.script("bin/python3", &python("3 12 True"));
        machine.script(
            "bin/rustc",
            r#"[ "$1" = --print ] && echo "$HERE/sysroot" || echo "rustc 1.95""#,
        );
        machine.script("bin/rustup", r#"note rustup "$@"; exit 1"#);
        machine.script("built", &kernel(kernel::VERSION));
        machine.script(
            "bin/cargo",
            r#"note cargo "$1"
               while [ "$1" != --root ]; do shift; done
               mkdir -p "$CARGO_TARGET_DIR" "$2/bin" && cp "$HERE/built" "$2/bin/evcxr_jupyter""#,
        );
        machine
    }

    pub fn root(&self) -> PathBuf {
        self.folder.join("checkout")
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes the packages that a part of the project needs.
    pub fn require(&self, part: &str, packages: &str) {
        let file = format!("checkout/tools/requirements/{part}.txt");
        self.write(&file, &format!("{packages}\n"));
    }

    /// Writes a program. `note` in it adds a line to what [`Machine::noted`] reads.
    pub fn script(&self, file: &str, body: &str) {
        let here = self.folder.display();
        self.write(
            file,
            &format!(
                "#!/bin/sh\nHERE='{here}'\nnote() {{ echo \"$@\" >> '{here}/notes'; }}\n{body}\n"
            ),
        );
        fs::set_permissions(self.folder.join(file), fs::Permissions::from_mode(0o755)).unwrap();
    }

    pub fn open(&self) -> Result<Checkout> {
        Checkout::open(&self.root(), self.host.clone())
    }

    pub fn prepare(&self) -> Result<Environment> {
        prepare_in(&self.open()?)
    }

    /// Sets it up; returns what its programs were asked to do.
    #[track_caller]
    pub fn set_up(&self) -> Vec<String> {
        self.prepare().unwrap();
        self.noted()
    }

    /// Fails to set it up, with these words among those that a user would see. Returns all of them.
    #[track_caller]
    pub fn fails<const N: usize>(&self, words: [&str; N]) -> String {
        let error = self.prepare().err().expect("the setup should have failed");
        let failure = format!("{error:#}");
        assert_names(&failure, &words);
        failure
    }

    /// What the programs were asked to do since the last call.
    pub fn noted(&self) -> Vec<String> {
        let notes = fs::read_to_string(self.folder.join("notes")).unwrap_or_default();
        let _ = fs::remove_file(self.folder.join("notes"));
        notes.lines().map(str::to_owned).collect()
    }

    /// Where the kernel belongs.
    pub fn kernel(&self) -> PathBuf {
        self.root().join(".venv/bin/evcxr_jupyter")
    }
}

#[track_caller]
pub fn assert_names(failure: &str, words: &[&str]) {
    for word in words {
        assert!(failure.contains(word), "no `{word}` in: {failure}");
    }
}

/// The script of a Python that gives this answer when asked for its version.
pub fn python(answer: &str) -> String {
    format!(
        r#"[ "$1" = -c ] && echo "{answer}" && exit
           note python "$2"
           [ "$2" = venv ] && mkdir -p .venv/bin && cp "$0" .venv/bin/python
           [ "$2" != pip ] || touch .venv/packages"#
    )
}

/// The script of a kernel of some version.
pub fn kernel(version: &str) -> String {
    format!(
        r#"# EvCxR {version} - Evaluation Context for Rust
           spec="$JUPYTER_PATH/kernels/rust"
           [ "$1" = --help ] && echo "evcxr_jupyter --install"
           [ "$1" = --install ] && note register && mkdir -p "$spec" && echo "{{}}" > "$spec/kernel.json"
           true"#
    )
}
