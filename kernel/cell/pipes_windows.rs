use std::fs::File;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::os::windows::io::{FromRawHandle, RawHandle};

use super::Pipe;

pub type Handle = isize;

/// Standard input, output and error, as Windows names them.
const STREAMS: [i32; 3] = [-10, -11, -12];

unsafe extern "system" {
    fn GetStdHandle(stream: i32) -> Handle;
    fn SetStdHandle(stream: i32, handle: Handle) -> i32;
}

pub fn file(handle: Handle) -> File {
    // SAFETY: the front made the pipe for this process, which never closes it.
    unsafe { File::from_raw_handle(handle as RawHandle) }
}

/// There are no signals.
pub fn let_signals_end_the_process() {}

/// The standard streams as they were; dropping this restores them.
pub struct Redirected {
    before: [Handle; 3],
}

impl Redirected {
    /// Makes the standard streams those of the front, if there is one.
    pub fn begin() -> Option<Self> {
        let pipes = [Pipe::In.handle()?, Pipe::Out.handle()?, Pipe::Err.handle()?];
        // SAFETY: the handles are this process's own.
        let before = STREAMS.map(|stream| unsafe { GetStdHandle(stream) });
        set(pipes);
        Some(Redirected { before })
    }

    /// A line to where standard output went before.
    pub fn tell_evcxr(&self, line: &str) {
        let mut evcxr = ManuallyDrop::new(file(self.before[1]));
        let _ = writeln!(*evcxr, "{line}");
    }
}

impl Drop for Redirected {
    fn drop(&mut self) {
        set(self.before);
    }
}

fn set(handles: [Handle; 3]) {
    for (stream, handle) in STREAMS.into_iter().zip(handles) {
        // SAFETY: the handles are open.
        unsafe { SetStdHandle(stream, handle) };
    }
}
