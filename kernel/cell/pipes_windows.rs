use std::fs::File;
use std::mem::ManuallyDrop;
use std::os::windows::io::{AsRawHandle, FromRawHandle, RawHandle};

pub type Handle = isize;

/// It stays open: it is the process's, not this library's.
pub type Stream = ManuallyDrop<File>;

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

pub fn standard_streams() -> Option<[Stream; 3]> {
    // SAFETY: the handles are this process's own.
    let handles = STREAMS.map(|stream| unsafe { GetStdHandle(stream) });
    Some(handles.map(|handle| ManuallyDrop::new(file(handle))))
}

pub fn set_standard_streams(handles: [Handle; 3]) {
    for (stream, handle) in STREAMS.into_iter().zip(handles) {
        // SAFETY: the handles are open.
        unsafe { SetStdHandle(stream, handle) };
    }
}

pub fn handle(stream: &Stream) -> Handle {
    stream.as_raw_handle() as Handle
}
