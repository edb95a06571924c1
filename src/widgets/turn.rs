//! Turn the grating, and watch the channels of the layer.

use ndarray::{Array4, ArrayView2, Axis, s};

use super::page::{floats, list};
use super::{Widget, period};
use crate::language::{Words, words};
use crate::{ConvolutionalLayer, Error, Grating, filters};

const SCRIPT: &str = concat!(include_str!("web/numbers.js"), include_str!("web/turn.js"));
const KERNEL: usize = 7;
/// The reciprocals of the spatial frequencies; 28 is the tutorial's.
const FREQUENCIES: [u32; 5] = [56, 40, 28, 20, 14];
const STEP: usize = 5;

/// A widget: turn the grating and change its spatial frequency, and see the activations of the six channels.
///
/// Below each channel is its tuning curve, the mean of its positive activations away from the margins, plotted against
/// the orientation of the grating, with a point at the one shown.
///
/// # Errors
/// Those of [`ConvolutionalLayer`], which cannot occur here.
pub fn turn_grating() -> Result<Widget, Error> {
    let layer = ConvolutionalLayer::with_filters(1, 6, KERNEL, filters(6, KERNEL)?)?;
    let angles: Vec<i32> = (-90..=90).step_by(STEP).collect();
    let curves = FREQUENCIES
        .iter()
        .map(|&frequency| tuning(&layer, &angles, 1.0 / f64::from(frequency)))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Widget {
        title: words!("Turn the grating"),
        text: words!(
            "Move the sliders to turn the grating and to make its stripes finer. Below each \
             channel is its tuning curve: its response, that is, the mean of its positive \
             activations, at every angle. The point shows the response to this grating. The two \
             center-surround channels respond nearly equally to all orientations, while each of \
             the four Gabor channels falls silent at one."
        ),
        numbers: Words::given(format!(
            "\"size\":{KERNEL},\"filters\":\"{}\",\"angles\":{},\"frequencies\":{},\"periods\":{},\"curves\":{},",
            floats(layer.weight()),
            list(&angles),
            list(FREQUENCIES),
            list(FREQUENCIES.map(period)),
            list(curves)
        )),
        script: SCRIPT,
        heights: [[724, 972], [724, 952]],
        ..Widget::named("turn")
    })
}

/// The tuning curves of all channels, as JSON.
fn tuning(layer: &ConvolutionalLayer, angles: &[i32], frequency: f64) -> Result<String, Error> {
    let mut stimuli = Array4::zeros((angles.len(), 1, 48, 64));
    for (mut stimulus, &angle) in stimuli.outer_iter_mut().zip(angles) {
        let grating = Grating::new(f64::from(angle)).spatial_frequency(frequency);
        stimulus
            .index_axis_mut(Axis(0), 0)
            .assign(&grating.render()?);
    }
    let activations = layer.forward(&stimuli)?;
    let curves = activations.axis_iter(Axis(1)).map(|channel| {
        list(
            channel
                .outer_iter()
                .map(|activation| format!("{:.4}", response(activation))),
        )
    });
    Ok(list(curves))
}

/// The mean of the positive activations, without those affected by the zeros around the image.
pub(super) fn response(activation: ArrayView2<f32>) -> f32 {
    let margin = KERNEL / 2;
    let (height, width) = activation.dim();
    let inner = activation.slice(s![margin..height - margin, margin..width - margin]);
    inner.fold(0.0, |sum, &value| sum + value.max(0.0)) / inner.len() as f32
}
