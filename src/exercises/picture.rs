//! A small picture of what is wrong: expected, found, and their difference.

use ndarray::{ArrayD, ArrayView2, ArrayViewD, Axis};

use super::compare::{Difference, Values};
use crate::Figure;
use crate::figure::plot_difference;

/// Larger images would make a heavy notebook.
const MOST_PIXELS: usize = 1 << 16;

/// The image with the first wrong value: the last two axes, or a row if there is only one.
pub(crate) fn of(
    found: &ArrayD<f32>,
    expected: &ArrayD<f32>,
    difference: &Difference,
) -> Option<Figure> {
    let Difference::Values(Values { at, total, .. }) = difference else {
        return None;
    };
    if *total == 1 {
        return None;
    }
    let (found, expected) = (image(found.view(), at)?, image(expected.view(), at)?);
    if expected.len() > MOST_PIXELS {
        return None;
    }
    Some(plot_difference(expected, found))
}

fn image<'a>(array: ArrayViewD<'a, f32>, at: &[usize]) -> Option<ArrayView2<'a, f32>> {
    let mut array = array;
    for &index in &at[..at.len().saturating_sub(2)] {
        array = array.index_axis_move(Axis(0), index);
    }
    if array.ndim() == 1 {
        array = array.insert_axis(Axis(0));
    }
    array.into_dimensionality().ok()
}
