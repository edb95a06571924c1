use std::fs::File;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

use super::Pipe;

pub type Handle = RawFd;

unsafe extern "C" {
    fn dup2(from: RawFd, to: RawFd) -> RawFd;
    fn signal(number: i32, handler: usize) -> usize;
}

pub fn file(handle: Handle) -> File {
    // SAFETY: the front made the pipe for this process, which never closes it.
    unsafe { File::from_raw_fd(handle) }
}

/// A crash ends the process, and the front says so; evcxr's handlers would print their insides.
pub fn let_signals_end_the_process() {
    const SIGILL: i32 = 4;
    const SIGBUS: i32 = if cfg!(target_os = "linux") { 7 } else { 10 };
    const SIGSEGV: i32 = 11;
    for number in [SIGILL, SIGBUS, SIGSEGV] {
        // SAFETY: 0 is the system's own handler.
        unsafe { signal(number, 0) };
    }
}

/// The standard streams as they were; dropping this restores them.
pub struct Redirected {
    before: [OwnedFd; 3],
}

impl Redirected {
    /// Makes the standard streams those of the front, if there is one.
    pub fn begin() -> Option<Self> {
        let pipes = [Pipe::In.handle()?, Pipe::Out.handle()?, Pipe::Err.handle()?];
        let kept = |number: RawFd| {
            ManuallyDrop::new(file(number))
                .try_clone()
                .ok()
                .map(OwnedFd::from)
        };
        let before = [kept(0)?, kept(1)?, kept(2)?];
        for (number, pipe) in (0..).zip(pipes) {
            // SAFETY: both are open.
            unsafe { dup2(pipe, number) };
        }
        Some(Redirected { before })
    }

    /// A line to where standard output went before.
    pub fn tell_evcxr(&self, line: &str) {
        let mut evcxr = ManuallyDrop::new(file(self.before[1].as_raw_fd()));
        let _ = writeln!(*evcxr, "{line}");
    }
}

impl Drop for Redirected {
    fn drop(&mut self) {
        for (number, before) in (0..).zip(&self.before) {
            // SAFETY: both are open.
            unsafe { dup2(before.as_raw_fd(), number) };
        }
    }
}
