//! ndarray-conv, which has no batches or filter banks: it is called for each image and filter.
//!
//! There are three ways to use it. Which one is the fastest depends on the shape, so all are tried.

use std::rc::Rc;

use ::ndarray_conv::{
    ConvExt, ConvFFTExt, ConvMode, PaddingMode, ReverseKernel, get_fft_processor,
};
use anyhow::{Context, Error, Result};
use v1conv::ndarray::{Array2, Array4, ArrayView2, s};
use v1conv_benches::{Conv2d, number, values};

use crate::prepared::Prepared;

/// The fastest of the ways.
pub fn prepare(shape: Conv2d) -> Result<Prepared> {
    let inputs = Rc::new(Inputs::new(shape)?);
    let direct = inputs.clone();
    let transform = inputs.clone();
    let mut processor = get_fft_processor::<f32, f32>();
    let ways = [
        prepared(move || direct.directly())?,
        prepared(move || {
            transform.channel_by_channel(|image, filter| {
                let filter = filter.no_reverse();
                image.conv_fft_with_processor(
                    filter,
                    ConvMode::Same,
                    PaddingMode::Zeros,
                    &mut processor,
                )
            })
        })?,
        prepared(move || {
            inputs.channel_by_channel(|image, filter| {
                image.conv_fft_par(filter.no_reverse(), ConvMode::Same, PaddingMode::Zeros)
            })
        })?,
    ];
    let fastest = ways.into_iter().min_by_key(|way| way.first().time);
    fastest.context("no way")
}

fn prepared(way: impl FnMut() -> Result<Array4<f32>> + 'static) -> Result<Prepared> {
    Prepared::new(way, |result| result.as_slice().map_or(f64::NAN, number))
}

struct Inputs {
    input: Array4<f32>,
    weight: Array4<f32>,
    bias: Vec<f32>,
}

impl Inputs {
    fn new(shape: Conv2d) -> Result<Self> {
        let filled = |(a, b, c, d)| Array4::from_shape_vec((a, b, c, d), values(a * b * c * d));
        Ok(Self {
            input: filled(shape.input())?,
            weight: filled(shape.weight())?,
            bias: values(shape.c_out),
        })
    }

    /// The result before anything is added to its biases.
    fn biases(&self) -> Array4<f32> {
        let (images, _, height, width) = self.input.dim();
        let shape = (images, self.bias.len(), height, width);
        Array4::from_shape_fn(shape, |(_, channel, _, _)| self.bias[channel])
    }

    /// Sums in three dimensions, including channels: without padding, the channels become one.
    fn directly(&self) -> Result<Array4<f32>> {
        let padding = self.weight.dim().3 / 2;
        let mut result = self.biases();
        for (image, mut result) in self.input.outer_iter().zip(result.outer_iter_mut()) {
            for (channel, filter) in self.weight.outer_iter().enumerate() {
                let mode = ConvMode::Custom {
                    padding: [0, padding, padding],
                    strides: [1; 3],
                };
                let sums = image.conv(filter.no_reverse(), mode, PaddingMode::Zeros)?;
                let mut plane = result.slice_mut(s![channel..channel + 1, .., ..]);
                plane += &sums;
            }
        }
        Ok(result)
    }

    /// Adds up the results of `conv` for each channel.
    fn channel_by_channel<E: Into<Error>>(
        &self,
        mut conv: impl FnMut(&ArrayView2<f32>, &ArrayView2<f32>) -> Result<Array2<f32>, E>,
    ) -> Result<Array4<f32>> {
        let mut result = self.biases();
        for (image, mut result) in self.input.outer_iter().zip(result.outer_iter_mut()) {
            for (filters, mut plane) in self.weight.outer_iter().zip(result.outer_iter_mut()) {
                for (channel, filter) in image.outer_iter().zip(filters.outer_iter()) {
                    plane += &conv(&channel, &filter).map_err(Into::into)?;
                }
            }
        }
        Ok(result)
    }
}
