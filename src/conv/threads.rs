//! The result shared out to threads.

use std::mem::MaybeUninit;
use std::ops::Range;
use std::sync::{Mutex, OnceLock};
use std::thread;

use super::Convolution;
use super::blocks;
use crate::simd::Present;

/// Multiplications that take a core longer than it takes to start a thread.
const WORTH_A_THREAD: usize = 4 << 20;

/// More threads than these are never started, whatever is asked for: no processor has so many cores to spare.
const MOST_THREADS: usize = 256;

/// Neighbouring rows of one image's result.
pub(super) struct Part<'out> {
    pub image: usize,
    pub rows: Range<usize>,
    /// These rows of every output channel.
    pub planes: Vec<&'out mut [MaybeUninit<f32>]>,
}

/// How many threads are worth starting for so many multiplications.
pub(super) fn worthwhile(multiplications: f64) -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let processors =
        *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, Into::into));
    ((multiplications / WORTH_A_THREAD as f64) as usize).clamp(1, processors)
}

/// Computes the whole of `result` with up to `threads` threads, this one included.
///
/// Each of them computes its own rows, and each output is summed up by one of them, tap by tap in the same
/// order: the number of threads does not change the result.
pub(super) fn compute(
    conv: &Convolution,
    simd: Present,
    threads: usize,
    result: &mut [MaybeUninit<f32>],
) {
    let shares = shares(conv, threads, result);
    let helpers = shares.len() - 1;
    let queue = Mutex::new(shares.into_iter());
    let next = || queue.lock().ok().and_then(|mut shares| shares.next());
    let work = || {
        while let Some(mut share) = next() {
            blocks::compute(conv, simd, &mut share);
        }
    };
    thread::scope(|scope| {
        for _ in 0..helpers {
            // Where no thread can be started, those that run do its share too.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
}

/// Cuts the rows of all images into equal shares.
fn shares<'out>(
    conv: &Convolution,
    threads: usize,
    result: &'out mut [MaybeUninit<f32>],
) -> Vec<Vec<Part<'out>>> {
    let (rows, width, channels) = (conv.rows.positions, conv.columns.positions, conv.bias.len());
    let all_rows = conv.input.dim().0 * rows;
    let threads = threads.clamp(1, all_rows.min(MOST_THREADS));
    let mut shares: Vec<_> = (0..threads).map(|_| Vec::new()).collect();
    for (image, result) in result.chunks_exact_mut(channels * rows * width).enumerate() {
        let mut planes: Vec<_> = result.chunks_exact_mut(rows * width).collect();
        let mut row = 0;
        for (thread, share) in shares.iter_mut().enumerate() {
            let end_in_all = (thread + 1) * all_rows / threads;
            let end = end_in_all.saturating_sub(image * rows).min(rows);
            if row < end {
                share.push(Part {
                    image,
                    rows: row..end,
                    planes: planes
                        .iter_mut()
                        .filter_map(|plane| plane.split_off_mut(..(end - row) * width))
                        .collect(),
                });
                row = end;
            }
        }
    }
    shares
}
