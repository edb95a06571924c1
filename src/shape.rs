//! Arrays of a size that was checked: a shape too large is an error, never a panic or an abort.

use ndarray::{Array, Dimension, IntoDimension};

use crate::Error;

/// An array of zeros, or [`Error::Argument`] if the machine cannot hold it.
pub(crate) fn zeros<S: IntoDimension>(
    what: &'static str,
    shape: S,
) -> Result<Array<f32, S::Dim>, Error> {
    let shape = shape.into_dimension();
    let sides = shape.slice().to_vec();
    let too_large = || Error::Argument {
        what,
        expected: "an array that fits into memory".into(),
        found: format!("the shape {sides:?}"),
        advice: "Use fewer or smaller images, fewer channels, or a smaller padding.".into(),
    };
    // ndarray counts the elements of empty arrays too, without the sides that are zero.
    let length = sides
        .iter()
        .filter(|&&side| side > 0)
        .try_fold(1usize, |product, &side| product.checked_mul(side))
        .filter(|&length| length <= isize::MAX as usize / size_of::<f32>())
        .map(|length| if sides.contains(&0) { 0 } else { length })
        .ok_or_else(too_large)?;
    let mut values = Vec::new();
    values.try_reserve_exact(length).map_err(|_| too_large())?;
    values.resize(length, 0.0);
    Array::from_shape_vec(shape, values).map_err(|_| too_large())
}
