//! What a convolution gives.

use ndarray::{Array2, Array4, s};

use super::{channel_title, has_channel, has_pixels, limit, nothing_in, panel, range, some, tuple};
use crate::figure::colour::ColourMap;
use crate::figure::grid::Grid;
use crate::{Error, Figure};

/// Activations beyond ±3 have the colours of ±3, so that figures can be compared.
const ACTIVATION_LIMIT: f32 = 3.0;

/// Shows one map of activations (H, W), blue for negative and red for positive ones.
///
/// The colours run from the negative of the largest magnitude over white (0) to that magnitude.
///
/// ```
/// use v1conv::{center_surround, show_activation};
///
/// let figure = show_activation(&center_surround(7, 1.1)?)?;
/// assert!(figure.text().starts_with("activation, 7 × 7 pixels"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if the map has no pixels.
pub fn show_activation(activation: &Array2<f32>) -> Result<Figure, Error> {
    let (height, width) = has_pixels("activation", activation.view())?;
    let limit = limit(activation.view().into_dyn());
    let text = format!(
        "activation, {height} × {width} pixels, {}",
        range(activation.view().into_dyn())
    );
    let colours = ColourMap::BlueWhiteRed { limit };
    Ok(Grid {
        heading: String::new(),
        panels: vec![panel(colours, activation.view(), "", true)],
        columns: 1,
        bar: Some((limit, "activation strength")),
        text,
    }
    .figure())
}

/// Shows stimuli (N, C_in, H, W), a row each, and beside them the activations (N, C_out, H, W) of the channels.
///
/// The colours of the activations run from blue (−3) over white (0) to red (3).
///
/// ```
/// use ndarray::Axis;
/// use v1conv::{ConvolutionalLayer, filters, grating, plot_example_activations};
///
/// let stimuli = grating(45.0).insert_axis(Axis(0)).insert_axis(Axis(0));
/// let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
/// let figure = plot_example_activations(&stimuli, &layer.forward(&stimuli)?, &[0, 3])?;
/// assert!(figure.text().contains("channel 0, channel 3"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] or [`Error::Argument`] if there is nothing to show, the two arrays hold different numbers of
/// stimuli, or there is no such channel.
pub fn plot_example_activations(
    stimuli: &Array4<f32>,
    act: &Array4<f32>,
    channels: &[usize],
) -> Result<Figure, Error> {
    some("channels", channels)?;
    for (name, array) in [("stimuli", stimuli), ("act", act)] {
        if array.is_empty() {
            return Err(nothing_in(name, array.shape()));
        }
    }
    if stimuli.dim().0 != act.dim().0 {
        return Err(Error::Shape {
            what: "act of plot_example_activations",
            expected: format!(
                "({}, C_out, H, W), one entry for each stimulus",
                stimuli.dim().0
            ),
            found: tuple(act.shape()),
            advice: "Give the stimuli and the activations that the layer made of them.".into(),
        });
    }
    for &channel in channels {
        has_channel(channel, act.dim().1)?;
    }
    let colours = ColourMap::BlueWhiteRed {
        limit: ACTIVATION_LIMIT,
    };
    let mut panels = Vec::new();
    for (stimulus, activations) in stimuli.outer_iter().zip(act.outer_iter()) {
        panels.push(panel(
            ColourMap::Binary,
            stimulus.slice(s![0, .., ..]),
            "stimulus",
            false,
        ));
        for &channel in channels {
            let activation = activations.slice(s![channel, .., ..]);
            panels.push(panel(colours, activation, &channel_title(channel), true));
        }
    }
    let titles: Vec<String> = channels
        .iter()
        .map(|&channel| channel_title(channel))
        .collect();
    Ok(Grid {
        heading: String::new(),
        panels,
        columns: 1 + channels.len(),
        bar: Some((ACTIVATION_LIMIT, "activation strength")),
        text: format!(
            "stimuli {} and their activations {}, shown: {}; activations: {}, colours from -3 to 3",
            tuple(stimuli.shape()),
            tuple(act.shape()),
            titles.join(", "),
            range(act.view().into_dyn())
        ),
    }
    .figure())
}
