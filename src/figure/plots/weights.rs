//! Filters, and the weights of a layer.

use ndarray::{Array4, ArrayView2, s};

use super::{
    channel_title, few, has_channel, limit, listed, nothing_in, panel, range, row_length, short,
    some, tuple,
};
use crate::figure::colour::ColourMap;
use crate::figure::grid::Grid;
use crate::language::{Words, words};
use crate::{Error, Figure};

/// Shows filters (C_out, C_in, K, K) with a title each, for example `&[(0, "center-surround filter")]`.
///
/// For each channel, the weights of input channel 0 are shown, blue for negative and red for positive ones.
///
/// # Errors
/// [`Error::Shape`] or [`Error::Argument`] if there is nothing to show or no such channel.
pub fn plot_filters(filters: &Array4<f32>, shown: &[(usize, &str)]) -> Result<Figure, Error> {
    let titled: Vec<_> = shown
        .iter()
        .map(|&(channel, title)| (channel, known(title)))
        .collect();
    weights(words!("filters"), filters, titled, false)
}

/// Shows the weights (C_out, C_in, K, K) of a layer's channels, with one colour scale for all.
///
/// For each channel, the weights of input channel 0 are shown. The colours run from blue (the negative of the largest
/// magnitude among all channels) through white (0) to red.
///
/// ```
/// let weights = v1conv::filters(6, 7)?;
/// let figure = v1conv::plot_weights(&weights, &[0, 1, 2, 3, 4, 5])?;
/// assert!(figure.text().starts_with("weights (6, 1, 7, 7)"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] or [`Error::Argument`] if there is nothing to show or no such channel.
pub fn plot_weights(weights: &Array4<f32>, channels: &[usize]) -> Result<Figure, Error> {
    let titled = channels
        .iter()
        .map(|&channel| (channel, channel_title(channel)));
    self::weights(words!("weights"), weights, titled.collect(), true)
}

fn weights(
    name: Words,
    weights: &Array4<f32>,
    shown: Vec<(usize, Words)>,
    axes: bool,
) -> Result<Figure, Error> {
    some(&name, &shown)?;
    few(shown.len())?;
    let (channels, inputs, height, width) = weights.dim();
    if inputs * height * width == 0 {
        return Err(nothing_in(&name, weights.shape()));
    }
    let limit = limit(weights.view().into_dyn());
    let mut panels = Vec::new();
    let mut told = Vec::new();
    for (channel, title) in shown {
        has_channel(channel, channels)?;
        let filter = weights.slice(s![channel, 0, .., ..]);
        told.push(extremes(filter, &title));
        panels.push(panel(ColourMap::Signed { limit }, filter, title, axes));
    }
    let (shape, range, told) = (
        tuple(weights.shape()),
        range(weights.view().into_dyn()),
        listed(&told),
    );
    Ok(Grid {
        heading: Words::default(),
        columns: row_length(panels.len()),
        text: words!("{name} {shape}, shown: {told}; {range}"; name, shape, told, range),
        panels,
        bar: Some((limit, words!("weight"))),
    }
    .figure())
}

/// Where a filter is most positive and most negative.
fn extremes(filter: ArrayView2<f32>, title: &Words) -> Words {
    let most = |sign: f32| {
        let largest = filter
            .indexed_iter()
            .max_by(|(_, a), (_, b)| (sign * **a).total_cmp(&(sign * **b)));
        largest.map_or(((0, 0), 0.0), |(at, &value)| (at, value))
    };
    let ((top, left), high) = most(1.0);
    let ((bottom, right), low) = most(-1.0);
    let (high, low) = (short(high), short(low));
    words!(
        "{title} (highest {high} at row {top}, column {left}; lowest {low} at row {bottom}, \
         column {right})";
        title, high, top, left, low, bottom, right
    )
}

/// A title given by the caller: the tutorial's own filters have a name in each language.
fn known(title: &str) -> Words {
    match title {
        "center-surround filter" => words!("center-surround filter"),
        "Gabor filter" => words!("Gabor filter"),
        _ => Words::given(title),
    }
}

#[cfg(test)]
pub fn examples() -> super::examples::Examples {
    use super::examples::{CHANNELS, weights};
    let shown = [(0, "center-surround filter"), (4, "Gabor filter")];
    let weights = weights();
    let plotted = plot_weights(&weights, &CHANNELS).unwrap();
    vec![
        ("plot_filters", plot_filters(&weights, &shown).unwrap()),
        ("plot_weights", plotted.clone()),
        (
            "plot_weights-orange",
            plotted.colours(crate::Colours::BlueWhiteOrange),
        ),
    ]
}
