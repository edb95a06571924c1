//! The instructions and threads that compute a convolution.

use ndarray::{Array4, ArrayView1, ArrayView4, Dimension};

use super::blocks::Plan;
use super::{Convolution, Lanes, large_pages, threads};
use crate::language::{Words, words};
use crate::simd::{Instructions, Present};
use crate::{Error, shape};

const RESULT: Words = words!("result of conv2d");

/// Instructions and threads for computing convolutions; [`conv2d`](crate::conv2d) chooses the best.
///
/// ```
/// use ndarray::Array4;
/// use v1conv::Backend;
///
/// let (image, filters) = (Array4::ones((1, 1, 48, 64)), Array4::ones((6, 1, 7, 7)));
/// for instructions in Backend::available() {
///     let backend = Backend::with(instructions)?.threads(2);
///     let output = backend.conv2d(image.view(), filters.view(), None, 1, 3)?;
///     assert_eq!(output[[0, 0, 24, 32]], 49.0);
/// }
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # How a convolution is computed
///
/// ```text
///  image                patch                    tile
///  ┌──────────────┐     ┌─────────────────┐      ┌───┬───┬───┬───┐
///  │▒▒▒▒▒▒▒▒▒▒▒▒▒▒│     │ 0 0 0 0 0 0 0 0 │      │   │   │   │   │
///  │▒▒▒▒▒▒▒▒▒▒▒▒▒▒│copy │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │ sum  ├───┼───┼───┼───┤
///  ├──────────────┤───▶ │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │ ───▶ │   │   │   │   │
///  │              │     │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │ up   ├───┼───┼───┼───┤
///  │              │     │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │      │   │   │   │   │
///  └──────────────┘     └─────────────────┘      └───┴───┴───┴───┘
///  rows shared out      256 kB, with zeros       each register holds some
///  to the threads,      for the padding: stays   outputs, and keeps them while
///  cut into blocks      in the level-2 cache     all taps of the filters pass
/// ```
///
/// * A thread computes neighbouring rows of the result. It cuts them into blocks, and copies the part of the image that
///   a block sees into a patch. The patch stays in the level-2 cache, and the zeros of the padding are part of it.
/// * In the patch, each tap of the filter, one of its C_in · K² weights, finds its pixel at a fixed offset from each
///   output. A stride *s* is undone when the patch is made: it holds the pixels of up to *s* × *s* images, each with
///   every *s*-th row and column.
/// * A tile is what fits into all the registers together. The lanes of a register hold neighbouring pixels or
///   neighbouring output channels: see [`Lanes`]. Either way, a few loads serve many multiplications, so the
///   multiplications take most of the time.
/// * The weights are put into the order of the taps once, for all threads. The threads are started once, and sleep
///   until there is work for them.
/// * The sums of a tile are written once per pass, to uninitialised memory. Besides the result and a copy of the
///   weights, a thread needs less than 1 MB, and 16 bytes for each output channel of its shares.
///
/// Each output is the sum of its taps in the order of the weights, starting from the bias; filters of more than 16 rows
/// or columns are summed piece by piece. Neither the number of threads nor what the lanes hold changes the order, so
/// with the same instructions the result is the same to the last bit. Instructions that fuse multiplication and
/// addition round once per tap, the others twice.
#[derive(Debug, Clone, Copy)]
pub struct Backend {
    simd: Present,
    /// `None`: as many as are worth waking.
    threads: Option<usize>,
    /// `None`: whichever is faster.
    lanes: Option<Lanes>,
}

impl Backend {
    /// The fastest instructions this processor has, and as many threads as are worth waking.
    #[must_use]
    pub fn best() -> Self {
        Self::of(Present::best())
    }

    /// The instructions this processor has, fastest first.
    pub fn available() -> Vec<Instructions> {
        Present::all().map(Present::instructions).collect()
    }

    /// The given instructions, and as many threads as are worth waking.
    ///
    /// # Errors
    /// [`Error::Argument`] if this processor does not have the instructions.
    pub fn with(instructions: Instructions) -> Result<Self, Error> {
        let simd = Present::all().find(|simd| simd.instructions() == instructions);
        let available = Self::available();
        let simd = simd.ok_or_else(|| Error::Argument {
            what: words!("instructions of the backend"),
            expected: words!(
                "some that this processor has: {available}"; available = format!("{available:?}")
            ),
            found: format!("{instructions:?}").into(),
            advice: words!("`Backend::best()` takes the fastest available."),
        })?;
        Ok(Self::of(simd))
    }

    fn of(simd: Present) -> Self {
        Self {
            simd,
            threads: None,
            lanes: None,
        }
    }

    /// Uses at most this many threads (clamped to 1 to 256), whether or not they are worth waking. This does not change
    /// the result.
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self {
            threads: Some(threads),
            ..self
        }
    }

    /// Sets what registers hold, whether or not it is faster. This does not change the result.
    #[must_use]
    pub fn lanes(self, lanes: Lanes) -> Self {
        Self {
            lanes: Some(lanes),
            ..self
        }
    }

    /// The instructions in use.
    #[must_use]
    pub fn instructions(self) -> Instructions {
        self.simd.instructions()
    }

    /// As [`conv2d`](crate::conv2d), with these instructions and threads.
    ///
    /// # Errors
    /// Those of [`conv2d`](crate::conv2d).
    #[allow(unsafe_code)]
    pub fn conv2d(
        self,
        input: ArrayView4<f32>,
        weight: ArrayView4<f32>,
        bias: Option<ArrayView1<f32>>,
        stride: usize,
        padding: usize,
    ) -> Result<Array4<f32>, Error> {
        let conv = Convolution::new(input, weight, bias, stride, padding)?;
        let shape = conv.output_shape();
        let mut values = shape::room(&RESULT, &shape)?;
        let result = &mut values.spare_capacity_mut()[..shape.size()];
        if !result.is_empty() {
            large_pages::ask_for(result);
            let worthwhile = || threads::worthwhile(result.len() as f64 * conv.taps_per_output());
            let threads = self.threads.unwrap_or_else(worthwhile);
            let plan = Plan::new(&conv, self.simd, self.lanes)?;
            threads::compute(&plan, threads, result);
        }
        // SAFETY: the threads' shares make up the whole result, and each is fully written.
        unsafe { values.set_len(shape.size()) };
        shape::filled(&RESULT, shape, values)
    }
}

impl Default for Backend {
    fn default() -> Self {
        Self::best()
    }
}
