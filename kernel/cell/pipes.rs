//! The pipes to the front, and the standard streams that become them while a cell runs.

use std::fs::File;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::sync::{Mutex, OnceLock};

#[cfg(unix)]
#[path = "pipes_unix.rs"]
mod system;
#[cfg(windows)]
#[path = "pipes_windows.rs"]
mod system;

pub use system::let_signals_end_the_process;

/// A pipe of the front, which this process has inherited.
#[derive(Clone, Copy)]
pub enum Pipe {
    /// Becomes standard input.
    In,
    /// Becomes standard output.
    Out,
    /// Becomes standard error.
    Err,
}

/// The numbers of the pipes, and the word that records begin with, as given by the front.
struct Told {
    pipes: [Option<system::Handle>; 3],
    word: String,
}

fn told() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| {
        let number = |name: &str| std::env::var(name).ok()?.parse().ok();
        Told {
            pipes: [
                number("NOTEBOOK_KERNEL_IN"),
                number("NOTEBOOK_KERNEL_OUT"),
                number("NOTEBOOK_KERNEL_ERR"),
            ],
            word: std::env::var("NOTEBOOK_KERNEL_NONCE").unwrap_or_default(),
        }
    })
}

impl Pipe {
    fn handle(self) -> Option<system::Handle> {
        told().pipes[self as usize]
    }

    /// Whether a front is listening.
    pub fn exists(self) -> bool {
        self.handle().is_some()
    }
}

/// Sends a record in one uninterrupted piece.
pub fn frame(pipe: Pipe, record: &str) {
    let Some(handle) = pipe.handle() else {
        return;
    };
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock();
    let line = format!("\x1e{} {record}\n", told().word);
    // The pipe stays open: it is the process's, not this function's.
    let mut file = ManuallyDrop::new(system::file(handle));
    let _ = File::write_all(&mut file, line.as_bytes());
}

/// The standard streams as they were; dropping this restores them.
pub struct Redirected {
    before: [system::Stream; 3],
}

impl Redirected {
    /// Makes the standard streams those of the front, if there is one.
    pub fn begin() -> Option<Self> {
        let pipes = [Pipe::In.handle()?, Pipe::Out.handle()?, Pipe::Err.handle()?];
        let before = system::standard_streams()?;
        system::set_standard_streams(pipes);
        Some(Redirected { before })
    }

    /// A line to where standard output went before.
    pub fn tell_evcxr(&self, line: &str) {
        let mut evcxr: &File = &self.before[1];
        let _ = writeln!(evcxr, "{line}");
    }
}

impl Drop for Redirected {
    fn drop(&mut self) {
        system::set_standard_streams(self.before.each_ref().map(system::handle));
    }
}
