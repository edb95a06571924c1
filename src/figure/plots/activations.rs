//! The results of a convolution.

use ndarray::{Array2, Array4, s};

use super::{
    activation_strength, channel_title, few, has_channel, has_pixels, limit, listed, nothing_in,
    panel, range, some, tuple,
};
use crate::figure::colour::ColourMap;
use crate::figure::grid::Grid;
use crate::language::{Words, words};
use crate::{Error, Figure};

/// Activations beyond ±3 have the colours of ±3, so that figures can be compared.
const ACTIVATION_LIMIT: f32 = 3.0;
/// An image wider than this is not shown in the same row as its activations.
const WIDEST_IN_A_ROW: usize = 128;
const COLUMNS: usize = 4;

/// Shows one map of activations (H, W), blue for negative and red for positive ones.
///
/// The colours run from the negative of the largest magnitude through white (0) to that magnitude.
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
    let (height, width) = has_pixels(&words!("activation"), activation.view())?;
    let limit = limit(activation.view().into_dyn());
    let range = range(activation.view().into_dyn());
    Ok(Grid {
        heading: Words::default(),
        panels: vec![panel(
            ColourMap::Signed { limit },
            activation.view(),
            Words::default(),
            true,
        )],
        columns: 1,
        bar: Some((limit, activation_strength())),
        text: words!("activation, {height} × {width} pixels, {range}"; height, width, range),
    }
    .figure())
}

/// Shows stimuli (N, C_in, H, W), one per row, and beside them the channels' activations (N, C_out, H, W).
///
/// The colours of the activations run from blue (−3) through white (0) to red (3). A single image more than 128 pixels
/// wide and its activations are shown in rows of four.
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
/// stimuli, or a channel does not exist.
pub fn plot_example_activations(
    stimuli: &Array4<f32>,
    act: &Array4<f32>,
    channels: &[usize],
) -> Result<Figure, Error> {
    some(&Words::given("channels"), channels)?;
    let number = stimuli.dim().0;
    few(number.saturating_mul(channels.len().saturating_add(1)))?;
    for (name, array) in [(words!("stimuli"), stimuli), (words!("act"), act)] {
        if array.is_empty() {
            return Err(nothing_in(&name, array.shape()));
        }
    }
    if number != act.dim().0 {
        return Err(Error::Shape {
            what: words!("act of plot_example_activations"),
            expected: words!("({number}, C_out, H, W), one entry for each stimulus"; number),
            found: tuple(act.shape()).into(),
            advice: words!("Give the stimuli and the activations that the layer made of them."),
        });
    }
    for &channel in channels {
        has_channel(channel, act.dim().1)?;
    }
    let map = ColourMap::Signed {
        limit: ACTIVATION_LIMIT,
    };
    // One large image has room for larger panels in several rows.
    let width = stimuli.dim().3;
    let spread = number == 1 && width > WIDEST_IN_A_ROW;
    let mut panels = Vec::new();
    for (stimulus, activations) in stimuli.outer_iter().zip(act.outer_iter()) {
        let title = words!("stimulus");
        panels.push(panel(
            ColourMap::Binary,
            stimulus.slice(s![0, .., ..]),
            title,
            false,
        ));
        for &channel in channels {
            let activation = activations.slice(s![channel, .., ..]);
            panels.push(panel(map, activation, channel_title(channel), !spread));
        }
    }
    let titles: Vec<Words> = channels
        .iter()
        .map(|&channel| channel_title(channel))
        .collect();
    let (titles, range, rows) = (
        listed(&titles),
        range(act.view().into_dyn()),
        rows(act, channels),
    );
    let (stimuli, shape) = (tuple(stimuli.shape()), tuple(act.shape()));
    Ok(Grid {
        heading: Words::default(),
        panels,
        columns: if spread {
            COLUMNS.min(1 + channels.len())
        } else {
            1 + channels.len()
        },
        bar: Some((ACTIVATION_LIMIT, activation_strength())),
        text: words!(
            "stimuli {stimuli} and their activations {shape}, shown: {titles}; activations: \
             {range}, colours from −3 to 3. {rows}";
            stimuli, shape, titles, range, rows
        ),
    }
    .figure())
}

/// Which channels respond most and least to each stimulus, by the mean magnitude of their activations.
fn rows(act: &Array4<f32>, channels: &[usize]) -> Words {
    let rows = act.outer_iter().enumerate().map(|(row, activations)| {
        let strength = |&&channel: &&usize| {
            activations
                .slice(s![channel, .., ..])
                .fold(0.0f64, |sum, &value| sum + f64::from(value.abs()))
        };
        let compare = |a: &&usize, b: &&usize| strength(a).total_cmp(&strength(b));
        let title = |channel: Option<&usize>| channel_title(channel.copied().unwrap_or(0));
        let (most, least) = (
            title(channels.iter().max_by(compare)),
            title(channels.iter().min_by(compare)),
        );
        words!("stimulus {row}: strongest {most}, weakest {least}"; row, most, least)
    });
    listed(&rows.collect::<Vec<_>>())
}

#[cfg(test)]
pub fn examples() -> super::examples::Examples {
    use super::examples::{CHANNELS, activations};
    let (stimuli, activations) = activations();
    let one = crate::grating(45.0) * 3.1;
    vec![
        ("show_activation", show_activation(&one).unwrap()),
        (
            "plot_example_activations",
            plot_example_activations(&stimuli, &activations, &CHANNELS).unwrap(),
        ),
    ]
}
