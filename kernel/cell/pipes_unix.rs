use std::fs::File;
use std::mem::ManuallyDrop;
use std::os::fd::{AsRawFd, FromRawFd, RawFd};

pub type Handle = RawFd;
pub type Stream = File;

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

/// The standard streams, under other numbers.
pub fn standard_streams() -> Option<[Stream; 3]> {
    let other = |number: RawFd| ManuallyDrop::new(file(number)).try_clone().ok();
    Some([other(0)?, other(1)?, other(2)?])
}

pub fn set_standard_streams(handles: [Handle; 3]) {
    for (number, handle) in (0..).zip(handles) {
        // SAFETY: both are open.
        unsafe { dup2(handle, number) };
    }
}

pub fn handle(stream: &Stream) -> Handle {
    stream.as_raw_fd()
}
