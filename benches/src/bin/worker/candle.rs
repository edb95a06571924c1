//! candle, as its `Conv2d` layer uses it: the convolution, then the bias added to every pixel.

use anyhow::Result;
use candle_core::{Device, Error, Tensor};
// Named only for its feature: see Cargo.toml.
#[cfg(target_arch = "x86_64")]
use gemm as _;
use v1conv_benches::{Conv2d, number, values};

use crate::prepared::Prepared;

pub fn prepare(shape: Conv2d) -> Result<Prepared> {
    let filled = |(a, b, c, d)| Tensor::from_vec(values(a * b * c * d), (a, b, c, d), &Device::Cpu);
    let (input, weight) = (filled(shape.input())?, filled(shape.weight())?);
    let bias = Tensor::from_vec(values(shape.c_out), (1, shape.c_out, 1, 1), &Device::Cpu)?;
    let padding = shape.kernel_size / 2;
    Prepared::new(
        move || {
            let result = input.conv2d(&weight, padding, 1, 1, 1)?;
            result.broadcast_add(&bias)
        },
        |result| flat(result).map_or(f64::NAN, |values| number(&values)),
    )
}

fn flat(tensor: &Tensor) -> Result<Vec<f32>, Error> {
    tensor.flatten_all()?.to_vec1()
}
