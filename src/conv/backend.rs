//! The instructions and threads that a convolution is computed with.

use ndarray::{Array4, ArrayView1, ArrayView4, Dimension};

use super::simd::Present;
use super::{Convolution, Instructions, large_pages, threads};
use crate::{Error, shape};

/// Instructions and threads to compute convolutions with; [`conv2d`](crate::conv2d) chooses the best.
///
/// ```
/// use ndarray::Array4;
/// use v1conv::{Backend, Instructions};
///
/// let (image, filter) = (Array4::ones((1, 1, 48, 64)), Array4::ones((6, 1, 7, 7)));
/// for instructions in Backend::available() {
///     let backend = Backend::with(instructions)?.threads(2);
///     let output = backend.conv2d(image.view(), filter.view(), None, 1, 3)?;
///     assert_eq!(output[[0, 0, 24, 32]], 49.0);
/// }
/// # Ok::<(), v1conv::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Backend {
    simd: Present,
    /// `None`: as many as are worth it.
    threads: Option<usize>,
}

impl Backend {
    /// The fastest instructions of this processor, and as many threads as are worth starting.
    pub fn best() -> Self {
        Self {
            simd: Present::best(),
            threads: None,
        }
    }

    /// The instructions that this processor has, the fastest first.
    pub fn available() -> Vec<Instructions> {
        Present::all().map(Present::instructions).collect()
    }

    /// Chosen instructions, and as many threads as are worth starting.
    ///
    /// # Errors
    /// [`Error::Argument`] if this processor does not have the instructions.
    pub fn with(instructions: Instructions) -> Result<Self, Error> {
        let simd = Present::all().find(|simd| simd.instructions() == instructions);
        let simd = simd.ok_or_else(|| Error::Argument {
            what: "instructions of the backend",
            expected: format!("some that this processor has: {:?}", Self::available()),
            found: format!("{instructions:?}"),
            advice: "`Backend::best()` takes the fastest that there are.".into(),
        })?;
        Ok(Self {
            simd,
            threads: None,
        })
    }

    /// Up to so many threads, one at least, whether they are worth starting or not. Their number does not
    /// change the result.
    pub fn threads(self, threads: usize) -> Self {
        Self {
            threads: Some(threads),
            ..self
        }
    }

    /// The instructions in use.
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
        let weight_in_order = weight.as_standard_layout();
        let conv = Convolution::new(input, weight_in_order.view(), bias, stride, padding)?;
        let shape = conv.output();
        let mut values = shape::room("result of conv2d", &shape)?;
        let result = &mut values.spare_capacity_mut()[..shape.size()];
        if !result.is_empty() {
            large_pages::ask_for(result);
            let worthwhile = || threads::worthwhile(result.len() as f64 * conv.taps());
            let threads = self.threads.unwrap_or_else(worthwhile);
            threads::compute(&conv, self.simd, threads, result);
        }
        // SAFETY: the shares of the threads are the whole result, and they write all of them.
        unsafe { values.set_len(shape.size()) };
        shape::filled("result of conv2d", shape, values)
    }
}

impl Default for Backend {
    fn default() -> Self {
        Self::best()
    }
}
