//! Shares the result out to threads.

use std::mem::MaybeUninit;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use super::Convolution;
use super::blocks::{Plan, Scratch};
use super::cut::Part;
use super::pool::{self, MOST_THREADS};

/// This many multiplications take a core longer than waking a thread.
const WORTH_A_THREAD: usize = 1 << 20;

/// Shares per thread: one that is late, or has a slower core, takes fewer of them.
const SHARES_PER_THREAD: usize = 4;

/// How many threads are worth waking for this number of multiplications.
pub(super) fn worthwhile(multiplications: f64) -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let processors =
        *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, Into::into));
    ((multiplications / WORTH_A_THREAD as f64) as usize).clamp(1, processors)
}

/// Computes all of `result` with up to `threads` threads, including this one.
///
/// Each of them computes its own rows, and each output is summed by one of them, tap by tap in the same order: the
/// number of threads does not change the result.
pub(super) fn compute(plan: &Plan, threads: usize, result: &mut [MaybeUninit<f32>]) {
    let threads = threads.clamp(1, MOST_THREADS);
    let shares = shares(
        plan.conv,
        if threads > 1 {
            threads * SHARES_PER_THREAD
        } else {
            1
        },
        result,
    );
    let helpers = threads.min(shares.len()) - 1;
    let queue = Mutex::new(shares.into_iter());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    pool::together(helpers, &|| {
        let mut scratch = Scratch::default();
        while let Some(mut share) = next() {
            plan.compute(&mut share, &mut scratch);
        }
    });
}

/// Cuts the rows of all images into equal shares, `most` or fewer.
fn shares<'out>(
    conv: &Convolution,
    most: usize,
    result: &'out mut [MaybeUninit<f32>],
) -> Vec<Vec<Part<'out>>> {
    let (rows, width, channels) = (conv.rows.positions, conv.columns.positions, conv.c_out());
    let all_rows = conv.input.dim().0 * rows;
    let count = most.min(all_rows);
    let mut shares: Vec<_> = (0..count).map(|_| Vec::new()).collect();
    for (image, result) in result.chunks_exact_mut(channels * rows * width).enumerate() {
        let mut planes: Vec<_> = result.chunks_exact_mut(rows * width).collect();
        let mut row = 0;
        for (i, share) in shares.iter_mut().enumerate() {
            let end_in_all = (i + 1) * all_rows / count;
            let end = end_in_all.saturating_sub(image * rows).min(rows);
            if row < end {
                share.push(Part {
                    image,
                    rows: row..end,
                    planes: planes
                        .iter_mut()
                        .map(|plane| plane.split_off_mut(..(end - row) * width).expect("rows"))
                        .collect(),
                });
                row = end;
            }
        }
    }
    shares
}
