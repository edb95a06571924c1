//! v1conv.

use std::hint::black_box;

use anyhow::{Error, Result};
use v1conv::ndarray::{Array1, Array4, Axis, stack};
use v1conv::{ConvolutionalLayer, Grating, filters, grating, plot_example_activations};
use v1conv_benches::{Case, Conv2d, backend, number, values};

use crate::prepared::Prepared;

pub fn prepare(case: Case, threads: usize) -> Result<Prepared> {
    match case {
        Case::Conv2d(shape) => conv2d(shape, threads),
        Case::Grating { resolution } => Prepared::new(
            move || {
                Grating::new(black_box(30.0))
                    .resolution(resolution)
                    .render()
            },
            |image| image.as_slice().map_or(0.0, number),
        ),
        Case::Figure => figure(),
    }
}

fn conv2d(shape: Conv2d, threads: usize) -> Result<Prepared> {
    let filled = |(a, b, c, d)| Array4::from_shape_vec((a, b, c, d), values(a * b * c * d));
    let (input, weight) = (filled(shape.input())?, filled(shape.weight())?);
    let bias = Array1::from(values(shape.c_out));
    let backend = match threads {
        1 => backend()?.threads(1),
        _ => backend()?,
    };
    let padding = shape.kernel_size / 2;
    Prepared::new(
        move || backend.conv2d(input.view(), weight.view(), Some(bias.view()), 1, padding),
        |result| result.as_slice().map_or(0.0, number),
    )
}

/// The number is the length of the SVG document.
fn figure() -> Result<Prepared> {
    let gratings = [-90.0, -45.0, 0.0, 45.0, 90.0].map(grating);
    let stimuli = stack(Axis(0), &gratings.each_ref().map(|image| image.view()))?;
    let stimuli = stimuli.insert_axis(Axis(1));
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
    let activations = layer.forward(&stimuli)?;
    Prepared::new(
        move || {
            let figure = plot_example_activations(&stimuli, &activations, &[0, 1, 2, 3, 4, 5])?;
            Ok::<_, Error>(figure.svg()?)
        },
        |svg| svg.len() as f64,
    )
}
