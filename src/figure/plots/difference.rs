//! An answer's result beside the expected one.

use ndarray::ArrayView2;

use super::{limit, panel, tuple};
use crate::Figure;
use crate::figure::colour::ColourMap;
use crate::figure::grid::Grid;
use crate::language::{Words, words};

/// Shows two images (H, W) of the same size and found − expected, with one colour scale for all three.
///
/// The colours run from the negative of the largest expected magnitude to that magnitude: what was found may be
/// anything, and must not make the rest look pale.
pub(crate) fn plot_difference(expected: ArrayView2<f32>, found: ArrayView2<f32>) -> Figure {
    let limit = limit(expected.view().into_dyn());
    let colours = ColourMap::Signed { limit };
    let shape = tuple(expected.shape());
    let difference = &found - &expected;
    Grid {
        heading: Words::default(),
        panels: vec![
            panel(colours, expected, words!("expected"), true),
            panel(colours, found, words!("found"), true),
            panel(colours, difference.view(), words!("difference"), true),
        ],
        columns: 3,
        bar: Some((limit, words!("value"))),
        text: words!("expected, found, and their difference, {shape}"; shape),
    }
    .figure()
}

#[cfg(test)]
pub fn examples() -> super::examples::Examples {
    let (_, activations) = super::examples::activations();
    let of = |channel| activations.slice(ndarray::s![3, channel, .., ..]);
    vec![("plot_difference", plot_difference(of(4), of(5)))]
}
