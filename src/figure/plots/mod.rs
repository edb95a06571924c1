//! The tutorial's pictures, and what they refuse to draw.

mod activations;
mod difference;
#[cfg(test)]
pub mod examples;
#[cfg(test)]
mod looks;
mod responses;
mod stimuli;
mod weights;

use ndarray::{ArrayView2, ArrayViewD};

use super::colour::ColourMap;
use super::grid::Panel;
use crate::language::{Words, words};
use crate::{Error, Language};

pub(crate) use difference::plot_difference;

/// The table of figures: the file that draws each, the function, and its arguments.
macro_rules! for_each_figure {
    ($make:ident $($more:tt)*) => {
        $make! { ($($more)*)
            stimuli: show_stimulus(stimulus: &Array2<f32>);
            stimuli: plot_stimuli(stimuli: &[Array2<f32>], titles: &[impl AsRef<str>]);
            weights: plot_filters(filters: &Array4<f32>, shown: &[(usize, &str)]);
            weights: plot_weights(weights: &Array4<f32>, channels: &[usize]);
            activations: show_activation(activation: &Array2<f32>);
            activations: plot_example_activations(stimuli: &Array4<f32>, act: &Array4<f32>, channels: &[usize]);
            responses: plot_responses(phases: &[f64], responses: &[(Array1<f32>, f32)]);
        }
    };
}
pub(crate) use for_each_figure;

/// The functions of the table.
pub mod functions {
    macro_rules! export {
        (() $($file:ident: $function:ident($($argument:ident: $kind:ty),*);)*) => {
            $(pub use super::$file::$function;)*
        };
    }
    super::for_each_figure!(export);
}

pub(crate) fn panel(map: ColourMap, values: ArrayView2<f32>, title: Words, axes: bool) -> Panel {
    Panel {
        values: values.to_owned(),
        map,
        title,
        axes,
    }
}

pub(crate) fn channel_title(channel: usize) -> Words {
    words!("channel {channel}"; channel)
}

pub(crate) fn activation_strength() -> Words {
    words!("activation strength")
}

/// Titles, one after another. If they contain commas, they are separated by more than a comma.
pub(crate) fn listed(titles: &[Words]) -> Words {
    let comma = words!(", ");
    let nested = |title: &Words| title.of(Language::English).contains(", ");
    let between = if titles.iter().any(nested) {
        words!("; ")
    } else {
        comma
    };
    Words::joined(titles, &between)
}

/// With more panels than this, another row begins.
const LONGEST_ROW: usize = 8;

/// At most this many, so that positions can still be counted in pixels.
const MOST_IMAGES: usize = 10_000;

/// All in one row, or in rows of the same length.
pub(crate) fn row_length(panels: usize) -> usize {
    panels.div_ceil(panels.div_ceil(LONGEST_ROW).max(1)).max(1)
}

/// The largest magnitude, as the limit of a colour scale; 1 if it is negligible.
pub(crate) fn limit(values: ArrayViewD<f32>) -> f32 {
    let sizes = values.iter().map(|value| value.abs());
    let largest = sizes.filter(|size| size.is_finite()).fold(0.0, f32::max);
    if largest.is_normal() { largest } else { 1.0 }
}

/// The range of the values in words, and whether some are not finite.
pub(crate) fn range(values: ArrayViewD<f32>) -> Words {
    let finite = values.iter().filter(|value| value.is_finite());
    let odd = values.len() - finite.clone().count();
    let (least, most) = finite.fold(
        (f32::INFINITY, f32::NEG_INFINITY),
        |(least, most), &value| (least.min(value), most.max(value)),
    );
    if odd == values.len() {
        return words!("no value is a finite number");
    }
    let (least, most) = (short(least), short(most));
    if odd > 0 {
        return words!(
            "values from {least} to {most}, and {odd} that are not finite"; least, most, odd
        );
    }
    words!("values from {least} to {most}"; least, most)
}

/// A number with about four digits, for text: with a proper minus sign.
pub(crate) fn short(value: impl Into<f64>) -> String {
    let value: f64 = value.into();
    let size = value.abs();
    let digits = if size == 0.0 || (0.01..10_000.0).contains(&size) {
        let rounded = (value * 1000.0).round() / 1000.0;
        format!("{}", rounded + 0.0)
    } else {
        format!("{value:.2e}")
    };
    digits.replace('-', "−")
}

pub(crate) fn tuple(shape: &[usize]) -> String {
    let sides: Vec<String> = shape.iter().map(usize::to_string).collect();
    format!("({})", sides.join(", "))
}

pub(crate) fn has_pixels(what: &Words, image: ArrayView2<f32>) -> Result<(usize, usize), Error> {
    if image.is_empty() {
        return Err(nothing_in(what, image.shape()));
    }
    Ok(image.dim())
}

pub(crate) fn some<'a, T>(what: &Words, list: &'a [T]) -> Result<&'a T, Error> {
    list.first().ok_or_else(|| Error::Argument {
        what: what.clone(),
        expected: words!("at least one to show"),
        found: words!("none"),
        advice: words!("For all six channels of the tutorial: &[0, 1, 2, 3, 4, 5]."),
    })
}

/// Refuses what nobody could look at, before it takes the memory of thousands of images.
pub(crate) fn few(images: usize) -> Result<(), Error> {
    if images <= MOST_IMAGES {
        return Ok(());
    }
    Err(Error::Argument {
        what: words!("images of a figure"),
        expected: words!("at most {MOST_IMAGES}"; MOST_IMAGES),
        found: images.to_string().into(),
        advice: words!("Show some of them."),
    })
}

pub(crate) fn nothing_in(what: &Words, shape: &[usize]) -> Error {
    Error::Shape {
        what: what.clone(),
        expected: words!("an array with values in it"),
        found: tuple(shape).into(),
        advice: words!("Run the cell that makes it first."),
    }
}

pub(crate) fn has_channel(channel: usize, channels: usize) -> Result<(), Error> {
    if channel < channels {
        return Ok(());
    }
    Err(Error::Argument {
        what: words!("channels to plot"),
        expected: words!("numbers below {channels}, the number of channels"; channels),
        found: channel.to_string().into(),
        advice: words!("Channels are counted from 0."),
    })
}
