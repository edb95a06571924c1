//! The 2D convolution of deep learning, close to the peak speed of the processor.
//!
//! [`Backend`] describes how it is computed. In that order: `sweep` has the geometry of a side, `cut` the pieces of the
//! work, `blocks` the loops over them, `patch` the pixels and `weights` the weights, both as the innermost loops in
//! `tile` read them; `threads` and `pool` run the loops in several threads, and `large_pages` is about memory.

mod backend;
mod blocks;
mod cut;
mod large_pages;
mod patch;
mod pool;
mod sweep;
mod threads;
mod tile;
mod weights;

use ndarray::{Array4, ArrayView1, ArrayView4, Ix4};

use crate::language::{Words, words};
use crate::{Error, shape};
pub use backend::Backend;
use sweep::Sweep;
pub use tile::Lanes;

const WEIGHT: Words = words!("weight of conv2d");
const BIAS: Words = words!("bias of conv2d");

/// 2D convolution of a batch of images with a bank of filters.
///
/// *out*(n, c, y, x) = *bias*(c) + Σ *weight*(c, i, k, l) · *input*(n, i, y·s + k − p, x·s + l − p), summed over the
/// input channels *i* and the filter's rows *k* and columns *l*, for the stride *s* and the padding *p*; pixels outside
/// the image count as zero. The filter is not flipped: strictly speaking, this is a cross-correlation, as everywhere in
/// deep learning.
///
/// | array | shape |
/// |---|---|
/// | `input` | (N, C_in, H, W) |
/// | `weight` | (C_out, C_in, K, K), or a K for each direction |
/// | `bias` | (C_out), zero if `None` |
/// | result | (N, C_out, ⌊(H + 2p − K) / s⌋ + 1, ⌊(W + 2p − K) / s⌋ + 1) |
///
/// With an odd K, stride 1 and padding K / 2 the result is as large as the image ("same" padding). The same as
/// PyTorch's `torch.nn.functional.conv2d`.
///
/// The numbers are summed as `f32`. With *n* = C_in · K² taps and *u* = 2⁻²⁴, an output differs from the exact sum by
/// at most (*n* + 1) *u* / (1 − (*n* + 1) *u*) · (|*bias*| + Σ |*weight* · *input*|), as long as nothing overflows or
/// underflows: about 3 · 10⁻⁶ of the sum of magnitudes for the tutorial's 49 taps. It is rarely that much, but with
/// very many equal terms it can be: a sum of ones stops at 2²⁴ = 16 777 216, where adding one changes nothing.
///
/// ```
/// use ndarray::{Array4, array};
///
/// let image = array![[1.0, 2.0, 0.0], [0.0, 1.0, 3.0]];
/// let filter = array![[1.0, -1.0]];
/// let input = image.into_shape_with_order((1, 1, 2, 3)).unwrap();
/// let weight = filter.into_shape_with_order((1, 1, 1, 2)).unwrap();
/// let output: Array4<f32> = v1conv::conv2d(input.view(), weight.view(), None, 1, 0)?;
/// assert_eq!(output.into_raw_vec_and_offset().0, [-1.0, 2.0, -1.0, -2.0]);
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if the arrays do not fit together or the filter is larger than the padded image,
/// [`Error::Argument`] if the stride is 0 or the result does not fit into memory.
pub fn conv2d(
    input: ArrayView4<f32>,
    weight: ArrayView4<f32>,
    bias: Option<ArrayView1<f32>>,
    stride: usize,
    padding: usize,
) -> Result<Array4<f32>, Error> {
    Backend::best().conv2d(input, weight, bias, stride, padding)
}

/// Everything that goes into a convolution, checked.
struct Convolution<'a> {
    input: ArrayView4<'a, f32>,
    weight: ArrayView4<'a, f32>,
    bias: Vec<f32>,
    stride: usize,
    rows: Sweep,
    columns: Sweep,
}

impl<'a> Convolution<'a> {
    fn new(
        input: ArrayView4<'a, f32>,
        weight: ArrayView4<'a, f32>,
        bias: Option<ArrayView1<f32>>,
        stride: usize,
        padding: usize,
    ) -> Result<Self, Error> {
        let (_, c_in, height, width) = input.dim();
        let (c_out, weight_c_in, filter_height, filter_width) = weight.dim();
        if weight_c_in != c_in {
            return Err(Error::Shape {
                what: WEIGHT,
                expected: words!("(C_out, {c_in}, K, K), since C_in of the input is {c_in}"; c_in),
                found: format!("{:?}", weight.shape()).into(),
                advice: words!(
                    "The second number of the weight is C_in, as in the input (N, C_in, H, W)."
                ),
            });
        }
        if let Some(bias) = bias.filter(|bias| bias.len() != c_out) {
            return Err(Error::Shape {
                what: BIAS,
                expected: words!("({c_out}), one value for each output channel"; c_out),
                found: format!("({})", bias.len()).into(),
                advice: words!("Give one bias for each filter, or None."),
            });
        }
        let rows = Sweep::new(height, filter_height, stride, padding)?;
        let columns = Sweep::new(width, filter_width, stride, padding)?;
        Ok(Self {
            input,
            weight,
            bias: match bias {
                // A view may represent more values than memory can hold.
                Some(bias) => {
                    let mut copy = shape::room(&BIAS, &bias.raw_dim())?;
                    copy.extend(bias);
                    copy
                }
                None => shape::zeros(&BIAS, c_out)?.into_raw_vec_and_offset().0,
            },
            // ndarray accepts no larger stride, and no image is larger.
            stride: stride.min(isize::MAX as usize),
            rows,
            columns,
        })
    }

    /// The number of input channels.
    fn c_in(&self) -> usize {
        self.input.dim().1
    }

    /// The number of output channels, each of which has a filter.
    fn c_out(&self) -> usize {
        self.bias.len()
    }

    fn output_shape(&self) -> Ix4 {
        let images = self.input.dim().0;
        Ix4(
            images,
            self.c_out(),
            self.rows.positions,
            self.columns.positions,
        )
    }

    /// Each tap of a filter costs one multiplication per output.
    fn taps_per_output(&self) -> f64 {
        (self.c_in() * self.rows.filter * self.columns.filter) as f64
    }
}
