//! Filters, and the weights of a layer.

use ndarray::{Array4, s};

use super::{channel_title, has_channel, limit, nothing_in, panel, range, row_length, some, tuple};
use crate::figure::colour::ColourMap;
use crate::figure::grid::Grid;
use crate::{Error, Figure};

/// Shows filters (C_out, C_in, K, K) with a title each, for example `&[(0, "center-surround filter")]`.
///
/// Of each channel the weights of input channel 0 are shown, blue for negative and red for positive ones.
///
/// # Errors
/// [`Error::Shape`] or [`Error::Argument`] if there is nothing to show or no such channel.
pub fn plot_filters(filters: &Array4<f32>, shown: &[(usize, &str)]) -> Result<Figure, Error> {
    let titled: Vec<_> = shown
        .iter()
        .map(|&(channel, title)| (channel, title.into()))
        .collect();
    weights("filters", filters, titled, false)
}

/// Shows the weights (C_out, C_in, K, K) of a layer's channels, with one colour scale for all.
///
/// Of each channel the weights of input channel 0 are shown. The colours run from blue (the negative of the
/// largest magnitude among all channels) over white (0) to red.
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
    self::weights("weights", weights, titled.collect(), true)
}

fn weights(
    name: &'static str,
    weights: &Array4<f32>,
    shown: Vec<(usize, String)>,
    axes: bool,
) -> Result<Figure, Error> {
    some(name, &shown)?;
    let (channels, inputs, height, width) = weights.dim();
    if inputs * height * width == 0 {
        return Err(nothing_in(name, weights.shape()));
    }
    let limit = limit(weights.view().into_dyn());
    let mut panels = Vec::new();
    for (channel, title) in &shown {
        has_channel(*channel, channels)?;
        let filter = weights.slice(s![*channel, 0, .., ..]);
        panels.push(panel(
            ColourMap::BlueWhiteRed { limit },
            filter,
            title,
            axes,
        ));
    }
    let titles: Vec<&str> = shown.iter().map(|(_, title)| title.as_str()).collect();
    let (shape, range) = (weights.shape(), range(weights.view().into_dyn()));
    Ok(Grid {
        heading: String::new(),
        columns: row_length(panels.len()),
        text: format!(
            "{name} {}, shown: {}; {range}",
            tuple(shape),
            titles.join(", ")
        ),
        panels,
        bar: Some((limit, "weight")),
    }
    .figure())
}
