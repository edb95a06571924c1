//! The pictures of the tutorial: stimuli, filters, weights and activations.

use ndarray::{Array2, Array4, ArrayView2, ArrayViewD, s};

use super::Figure;
use super::colour::ColourMap;
use super::grid::{Grid, Panel};
use crate::Error;

/// Activations beyond ±3 have the colours of ±3, so that figures can be compared.
const ACTIVATION_LIMIT: f32 = 3.0;
/// More panels than this begin another row.
const LONGEST_ROW: usize = 8;

/// Shows a stimulus (H, W): 0.5 black, 0 grey, −0.5 white.
///
/// ```
/// let figure = v1conv::show_stimulus(&v1conv::grating(45.0))?;
/// assert_eq!(figure.text(), "stimulus, 48 × 64 pixels, values from -0.5 to 0.5");
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if the stimulus has no pixels.
pub fn show_stimulus(stimulus: &Array2<f32>) -> Result<Figure, Error> {
    let (height, width) = has_pixels("stimulus", stimulus.view())?;
    let text = format!(
        "stimulus, {height} × {width} pixels, {}",
        range(stimulus.view().into_dyn())
    );
    Ok(Grid {
        heading: String::new(),
        panels: vec![panel(ColourMap::Binary, stimulus.view(), "", false)],
        columns: 1,
        bar: None,
        text,
    }
    .figure())
}

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

/// Shows stimuli (H, W) side by side, each below its title, and their size above all.
///
/// ```
/// use v1conv::{grating, plot_stimuli};
///
/// let figure = plot_stimuli(&[grating(-45.0), grating(45.0)], &["−45°", "45°"])?;
/// assert!(figure.text().starts_with("stimulus size: 48 × 64"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if there are no stimuli, one of them has no pixels, their sizes differ, or there is not one
/// title for each.
pub fn plot_stimuli(stimuli: &[Array2<f32>], titles: &[impl AsRef<str>]) -> Result<Figure, Error> {
    let first = some("stimuli", stimuli)?;
    let (height, width) = has_pixels("stimulus", first.view())?;
    if titles.len() != stimuli.len() {
        return Err(Error::Shape {
            what: "titles of plot_stimuli",
            expected: format!("{}, one for each stimulus", stimuli.len()),
            found: titles.len().to_string(),
            advice: "Give a list of stimuli and a list of titles of the same length.".into(),
        });
    }
    if let Some(other) = stimuli.iter().find(|other| other.dim() != first.dim()) {
        return Err(Error::Shape {
            what: "stimuli of plot_stimuli",
            expected: format!("the size of the first one, {:?}, for all", first.dim()),
            found: format!("{:?}", other.dim()),
            advice: "Plot stimuli of different sizes one by one with show_stimulus.".into(),
        });
    }
    let titles: Vec<&str> = titles.iter().map(AsRef::as_ref).collect();
    let heading = format!("stimulus size: {height} × {width}");
    let panels = stimuli.iter().zip(&titles);
    Ok(Grid {
        text: format!(
            "{heading}; {} stimuli: {}",
            stimuli.len(),
            titles.join(", ")
        ),
        heading,
        columns: row_length(stimuli.len()),
        panels: panels
            .map(|(stimulus, title)| panel(ColourMap::Binary, stimulus.view(), title, false))
            .collect(),
        bar: None,
    }
    .figure())
}

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

fn panel(colours: ColourMap, values: ArrayView2<f32>, title: &str, axes: bool) -> Panel {
    Panel {
        image: colours.image(values),
        title: title.into(),
        axes,
    }
}

fn channel_title(channel: usize) -> String {
    format!("channel {channel}")
}

/// All in one row, or in rows of the same length.
fn row_length(panels: usize) -> usize {
    panels.div_ceil(panels.div_ceil(LONGEST_ROW).max(1)).max(1)
}

/// The largest magnitude, as the limit of a colour scale.
fn limit(values: ArrayViewD<f32>) -> f32 {
    let largest = values.fold(0.0f32, |largest, value| largest.max(value.abs()));
    if largest > 0.0 && largest.is_finite() {
        largest
    } else {
        1.0
    }
}

fn range(values: ArrayViewD<f32>) -> String {
    let (least, most) = values.fold(
        (f32::INFINITY, f32::NEG_INFINITY),
        |(least, most), &value| (least.min(value), most.max(value)),
    );
    let rounded = |value: f32| (value * 1000.0).round() / 1000.0;
    format!("values from {} to {}", rounded(least), rounded(most))
}

fn tuple(shape: &[usize]) -> String {
    let sides: Vec<String> = shape.iter().map(usize::to_string).collect();
    format!("({})", sides.join(", "))
}

fn has_pixels(what: &'static str, image: ArrayView2<f32>) -> Result<(usize, usize), Error> {
    if image.is_empty() {
        return Err(nothing_in(what, image.shape()));
    }
    Ok(image.dim())
}

fn some<'a, T>(what: &'static str, list: &'a [T]) -> Result<&'a T, Error> {
    list.first().ok_or_else(|| Error::Argument {
        what,
        expected: "at least one to show".into(),
        found: "none".into(),
        advice: "For all six channels of the tutorial: &[0, 1, 2, 3, 4, 5].".into(),
    })
}

fn nothing_in(what: &'static str, shape: &[usize]) -> Error {
    Error::Shape {
        what,
        expected: "an array with values in it".into(),
        found: tuple(shape),
        advice: "Run the cell that makes it first.".into(),
    }
}

fn has_channel(channel: usize, channels: usize) -> Result<(), Error> {
    if channel < channels {
        return Ok(());
    }
    Err(Error::Argument {
        what: "channels to plot",
        expected: format!("numbers below {channels}, the number of channels"),
        found: channel.to_string(),
        advice: "Channels are counted from 0.".into(),
    })
}
