//! The pictures of the tutorial, and what they refuse to draw.

mod activations;
mod stimuli;
mod weights;

use ndarray::{ArrayView2, ArrayViewD};

use super::colour::ColourMap;
use super::grid::Panel;
use crate::Error;

pub use activations::{plot_example_activations, show_activation};
pub use stimuli::{plot_stimuli, show_stimulus};
pub use weights::{plot_filters, plot_weights};

pub(crate) fn panel(colours: ColourMap, values: ArrayView2<f32>, title: &str, axes: bool) -> Panel {
    Panel {
        image: colours.image(values),
        title: title.into(),
        axes,
    }
}

pub(crate) fn channel_title(channel: usize) -> String {
    format!("channel {channel}")
}

/// More panels than this begin another row.
const LONGEST_ROW: usize = 8;

/// All in one row, or in rows of the same length.
pub(crate) fn row_length(panels: usize) -> usize {
    panels.div_ceil(panels.div_ceil(LONGEST_ROW).max(1)).max(1)
}

/// The largest magnitude, as the limit of a colour scale; 1 if there is none to speak of.
pub(crate) fn limit(values: ArrayViewD<f32>) -> f32 {
    let largest = values.fold(0.0f32, |largest, value| largest.max(value.abs()));
    if largest.is_normal() { largest } else { 1.0 }
}

/// The range of the values in words, and whether some are no numbers.
pub(crate) fn range(values: ArrayViewD<f32>) -> String {
    let finite = values.iter().filter(|value| value.is_finite());
    let odd = values.len() - finite.clone().count();
    let (least, most) = finite.fold(
        (f32::INFINITY, f32::NEG_INFINITY),
        |(least, most), &value| (least.min(value), most.max(value)),
    );
    match odd {
        0 => format!("values from {} to {}", short(least), short(most)),
        _ if odd == values.len() => "no value is a finite number".into(),
        _ => format!(
            "values from {} to {}, and {odd} that are no finite numbers",
            short(least),
            short(most)
        ),
    }
}

/// A number with about four digits.
fn short(value: f32) -> String {
    let size = value.abs();
    if size == 0.0 || (0.01..10_000.0).contains(&size) {
        let rounded = (value * 1000.0).round() / 1000.0;
        format!("{}", rounded + 0.0)
    } else {
        format!("{value:.2e}")
    }
}

pub(crate) fn tuple(shape: &[usize]) -> String {
    let sides: Vec<String> = shape.iter().map(usize::to_string).collect();
    format!("({})", sides.join(", "))
}

pub(crate) fn has_pixels(
    what: &'static str,
    image: ArrayView2<f32>,
) -> Result<(usize, usize), Error> {
    if image.is_empty() {
        return Err(nothing_in(what, image.shape()));
    }
    Ok(image.dim())
}

pub(crate) fn some<'a, T>(what: &'static str, list: &'a [T]) -> Result<&'a T, Error> {
    list.first().ok_or_else(|| Error::Argument {
        what,
        expected: "at least one to show".into(),
        found: "none".into(),
        advice: "For all six channels of the tutorial: &[0, 1, 2, 3, 4, 5].".into(),
    })
}

pub(crate) fn nothing_in(what: &'static str, shape: &[usize]) -> Error {
    Error::Shape {
        what,
        expected: "an array with values in it".into(),
        found: tuple(shape),
        advice: "Run the cell that makes it first.".into(),
    }
}

pub(crate) fn has_channel(channel: usize, channels: usize) -> Result<(), Error> {
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
