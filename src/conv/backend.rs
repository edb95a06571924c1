//! The instructions and threads that a convolution is computed with.

use ndarray::{Array4, ArrayView1, ArrayView4, Dimension};

use super::blocks::Plan;
use super::{Convolution, Lanes, large_pages, threads};
use crate::language::{Text, words};
use crate::simd::{Instructions, Present};
use crate::{Error, shape};

const RESULT: Text = Text("result of conv2d", "conv2d の結果");

/// Instructions and threads to compute convolutions with; [`conv2d`](crate::conv2d) chooses the best.
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
///  │              │     │ 0 0 0 0 0 0 0 0 │      │   │   │   │   │
///  │┌────────────┐│copy │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │ sum  ├───┼───┼───┼───┤
///  ││▒▒▒▒▒▒▒▒▒▒▒▒││───▶ │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │ ───▶ │   │   │   │   │
///  │└────────────┘│     │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │ up   ├───┼───┼───┼───┤
///  │              │     │ 0 ▒ ▒ ▒ ▒ ▒ ▒ 0 │      │   │   │   │   │
///  └──────────────┘     └─────────────────┘      └───┴───┴───┴───┘
///  rows shared out      256 kB, with zeros       each register holds some
///  to the threads,      for the padding: stays   outputs, and keeps them while
///  cut into blocks      in the nearer caches     all taps of the filters pass
/// ```
///
/// * A thread computes neighbouring rows of the result. It cuts them into blocks, and copies what a block
///   sees of the image into a patch. The patch lies in the nearest cache, and it has no border any more: the
///   zeros are part of it.
/// * In the patch a tap of the filter, one of its C_in · K² weights, has its pixel at a fixed offset from each
///   output. A stride *s* is undone when the patch is made: it holds the pixels of *s* × *s* images, each of
///   which takes every *s*-th row and column.
/// * A tile is what fits into all registers together. The lanes of a register hold neighbouring pixels, or
///   neighbouring output channels: see [`Lanes`]. Either way a few loads serve many multiplications, so the
///   multiplications are what takes the time.
/// * The weights are brought into the order in which the taps pass once, for all threads. The threads are
///   started once, and sleep until there is work for them.
/// * The sums of a tile are written once a pass, to uninitialised memory. Beside the result and a
///   copy of the weights, a thread needs less than 1 MB.
///
/// Each output is the sum of its taps in the order of the weights, starting from the bias; filters of more than
/// 16 rows or columns are summed up piece by piece. Neither the number of threads nor what lanes hold changes the
/// order, so the result is the same to the last bit. Instructions that fuse multiplication and addition round once
/// for each tap, the others twice.
#[derive(Debug, Clone, Copy)]
pub struct Backend {
    simd: Present,
    /// `None`: as many as are worth it.
    threads: Option<usize>,
    /// `None`: what is faster.
    lanes: Option<Lanes>,
}

impl Backend {
    /// The fastest instructions of this processor, and as many threads as are worth waking.
    #[must_use]
    pub fn best() -> Self {
        Self::of(Present::best())
    }

    /// The instructions that this processor has, the fastest first.
    pub fn available() -> Vec<Instructions> {
        Present::all().map(Present::instructions).collect()
    }

    /// Chosen instructions, and as many threads as are worth waking.
    ///
    /// # Errors
    /// [`Error::Argument`] if this processor does not have the instructions.
    pub fn with(instructions: Instructions) -> Result<Self, Error> {
        let simd = Present::all().find(|simd| simd.instructions() == instructions);
        let available = Self::available();
        let simd = simd.ok_or_else(|| Error::Argument {
            what: words!("instructions of the backend", "Backendの命令"),
            expected: words!(
                "some that this processor has: {available:?}",
                "このプロセッサーにある命令{available:?}のいずれか"
            ),
            found: format!("{instructions:?}").into(),
            advice: words!(
                "`Backend::best()` takes the fastest that there are.",
                "`Backend::best()` は、使えるうちで最も速いものを選びます。"
            ),
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

    /// At most this number of threads, which is taken as 1 to 256, whether they are worth waking or not. It does not
    /// change the result.
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self {
            threads: Some(threads),
            ..self
        }
    }

    /// What registers hold, whether it is faster or not. It does not change the result.
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
        let shape = conv.output();
        let mut values = shape::room(RESULT, &shape)?;
        let result = &mut values.spare_capacity_mut()[..shape.size()];
        if !result.is_empty() {
            large_pages::ask_for(result);
            let worthwhile = || threads::worthwhile(result.len() as f64 * conv.taps());
            let threads = self.threads.unwrap_or_else(worthwhile);
            let plan = Plan::new(&conv, self.simd, self.lanes)?;
            threads::compute(&plan, threads, result);
        }
        // SAFETY: the shares of the threads are the whole result, and they write all of them.
        unsafe { values.set_len(shape.size()) };
        shape::filled(RESULT, shape, values)
    }
}

impl Default for Backend {
    fn default() -> Self {
        Self::best()
    }
}
