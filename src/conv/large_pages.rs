//! Memory for large results, in large pages.
#![allow(unsafe_code)]

use std::mem::MaybeUninit;

/// From this size on, glibc's allocator returns fresh memory every time, which the system maps page by page as it is
/// written. With 4 kB pages, that can take longer than the convolution itself.
#[cfg(target_os = "linux")]
const LARGE: usize = 32 << 20;

/// Asks Linux to map large results in pages of 2 MB. It may decline; nothing else depends on it.
#[cfg(target_os = "linux")]
pub(super) fn ask_for(room: &mut [MaybeUninit<f32>]) {
    use std::ffi::{c_int, c_void};
    unsafe extern "C" {
        fn madvise(start: *mut c_void, length: usize, advice: c_int) -> c_int;
    }
    const MADV_HUGEPAGE: c_int = 14;
    /// A multiple of every processor's own page size.
    const ALIGNMENT: usize = 64 << 10;

    let bytes = size_of_val(room);
    if bytes < LARGE {
        return;
    }
    let start = room.as_mut_ptr().cast::<u8>();
    let skipped = start.align_offset(ALIGNMENT);
    let length = (bytes - skipped) / ALIGNMENT * ALIGNMENT;
    // SAFETY: all of these bytes are in `room`, and the advice only changes the size of their pages.
    unsafe { madvise(start.wrapping_add(skipped).cast(), length, MADV_HUGEPAGE) };
}

/// Other systems choose their page size themselves.
#[cfg(not(target_os = "linux"))]
pub(super) fn ask_for(_room: &mut [MaybeUninit<f32>]) {}
