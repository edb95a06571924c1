//! The 2D convolution of deep learning, computed one row of pixels at a time.

use ndarray::{Array4, ArrayView1, ArrayView4};

use crate::{Error, shape};

/// 2D convolution of a batch of images with a bank of filters.
///
/// *out*(n, c, y, x) = *bias*(c) + Σ *weight*(c, i, k, l) · *input*(n, i, y·s + k − p, x·s + l − p), summed over
/// the input channels *i* and the filter's rows *k* and columns *l*, for the stride *s* and the padding *p*;
/// pixels outside of the image count as zero. The filter is not flipped: strictly this is a
/// cross-correlation, as in all of deep learning.
///
/// | array | shape |
/// |---|---|
/// | `input` | (N, C_in, H, W) |
/// | `weight` | (C_out, C_in, K, K), or a K for each direction |
/// | `bias` | (C_out), zero if `None` |
/// | result | (N, C_out, ⌊(H + 2p − K) / s⌋ + 1, ⌊(W + 2p − K) / s⌋ + 1) |
///
/// With an odd K, stride 1 and padding K / 2 the result is as large as the image ("same" padding).
/// The same as PyTorch's `torch.nn.functional.conv2d`.
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
    let (images, c_in, height, width) = input.dim();
    let (c_out, weight_c_in, kernel_height, kernel_width) = weight.dim();
    if weight_c_in != c_in {
        return Err(Error::Shape {
            what: "weight of conv2d",
            expected: format!("(C_out, {c_in}, K, K), since the input has {c_in} channels"),
            found: format!("{:?}", weight.shape()),
            advice: "The second number of the weight is C_in, as in the input (N, C_in, H, W)."
                .into(),
        });
    }
    if let Some(bias) = bias.filter(|bias| bias.len() != c_out) {
        return Err(Error::Shape {
            what: "bias of conv2d",
            expected: format!("({c_out}), one value for each output channel"),
            found: format!("({})", bias.len()),
            advice: "Give one bias for each filter, or None.".into(),
        });
    }
    let rows = Sweep::new(height, kernel_height, stride, padding)?;
    let columns = Sweep::new(width, kernel_width, stride, padding)?;
    let mut output = shape::zeros(
        "result of conv2d",
        (images, c_out, rows.positions, columns.positions),
    )?;
    if output.is_empty() {
        return Ok(output);
    }
    if let Some(bias) = bias {
        for mut image in output.outer_iter_mut() {
            for (mut channel, &bias) in image.outer_iter_mut().zip(bias) {
                channel.fill(bias);
            }
        }
    }

    let input = input.as_standard_layout();
    let input = input.as_slice().unwrap_or_default();
    let plane = height * width;
    for (image, mut out_channels) in output.outer_iter_mut().enumerate() {
        for (out_channel, mut out_plane) in out_channels.outer_iter_mut().enumerate() {
            for ((in_channel, k, l), &factor) in weight
                .index_axis(ndarray::Axis(0), out_channel)
                .indexed_iter()
            {
                let in_plane = &input[(image * c_in + in_channel) * plane..][..plane];
                let (first_column, from, to) = columns.inside(l);
                for (y, mut out_row) in out_plane.outer_iter_mut().enumerate() {
                    let Some(row) = rows.pixel(y, k) else {
                        continue;
                    };
                    let in_row = &in_plane[row * width..][..width];
                    // Freshly made, the result's rows are contiguous.
                    let Some(out_row) = out_row.as_slice_mut() else {
                        continue;
                    };
                    add_scaled(
                        &mut out_row[from..to],
                        in_row.get(first_column..).unwrap_or_default(),
                        stride,
                        factor,
                    );
                }
            }
        }
    }
    Ok(output)
}

/// out[x] += factor · pixels[x · stride]
fn add_scaled(out: &mut [f32], pixels: &[f32], stride: usize, factor: f32) {
    if stride == 1 {
        for (sum, pixel) in out.iter_mut().zip(pixels) {
            *sum += factor * pixel;
        }
    } else {
        for (sum, pixel) in out.iter_mut().zip(pixels.iter().step_by(stride)) {
            *sum += factor * pixel;
        }
    }
}

/// How the filter sweeps over one side of the image.
struct Sweep {
    side: usize,
    stride: usize,
    padding: usize,
    /// How many positions the filter takes: the side of the result.
    positions: usize,
}

impl Sweep {
    fn new(side: usize, kernel: usize, stride: usize, padding: usize) -> Result<Self, Error> {
        if stride == 0 {
            return Err(Error::Argument {
                what: "stride of conv2d",
                expected: "1 or more".into(),
                found: "0".into(),
                advice: "With stride 1 the filter visits every pixel.".into(),
            });
        }
        if kernel == 0 {
            return Err(Error::Shape {
                what: "weight of conv2d",
                expected: "filters of at least 1 × 1 pixels".into(),
                found: "a side of 0".into(),
                advice: "The shape of the weight is (C_out, C_in, K, K).".into(),
            });
        }
        let padded = padding
            .checked_mul(2)
            .and_then(|both| both.checked_add(side))
            .ok_or_else(|| Error::Argument {
                what: "padding of conv2d",
                expected: "an image that fits into memory".into(),
                found: padding.to_string(),
                advice: "\"Same\" padding is K / 2.".into(),
            })?;
        let span = padded.checked_sub(kernel).ok_or_else(|| Error::Shape {
            what: "weight of conv2d",
            expected: format!("a filter no larger than the padded image, here {padded} pixels"),
            found: format!("{kernel} pixels"),
            advice: "Use a smaller filter or more padding.".into(),
        })?;
        Ok(Self {
            side,
            stride,
            padding,
            positions: span / stride + 1,
        })
    }

    /// The pixel under tap `tap` of the filter at position `position`, if it is inside of the image.
    fn pixel(&self, position: usize, tap: usize) -> Option<usize> {
        (position * self.stride + tap)
            .checked_sub(self.padding)
            .filter(|&pixel| pixel < self.side)
    }

    /// The positions at which tap `tap` is inside of the image: the pixel at the first of them, and the
    /// half-open range that they make.
    fn inside(&self, tap: usize) -> (usize, usize, usize) {
        let from = self.padding.saturating_sub(tap).div_ceil(self.stride);
        let to = (self.side + self.padding)
            .saturating_sub(tap)
            .div_ceil(self.stride)
            .min(self.positions);
        if from >= to {
            return (0, 0, 0);
        }
        (from * self.stride + tap - self.padding, from, to)
    }
}
