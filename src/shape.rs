//! Arrays of checked size: a shape that is too large is an error, never a panic or an abort.

use ndarray::{Array, Dimension, IntoDimension};

use crate::Error;
use crate::language::{Words, words};

/// An array of zeros, or [`Error::Argument`] if the machine cannot hold it.
pub(crate) fn zeros<S: IntoDimension>(what: &Words, shape: S) -> Result<Array<f32, S::Dim>, Error> {
    let shape = shape.into_dimension();
    let mut values = room(what, &shape)?;
    values.resize(shape.size(), 0.0);
    filled(what, shape, values)
}

/// Room for the values of an array, or [`Error::Argument`] if the machine cannot hold them.
pub(crate) fn room<D: Dimension>(what: &Words, shape: &D) -> Result<Vec<f32>, Error> {
    let sides = shape.slice();
    // ndarray also counts the elements of empty arrays, leaving out the sides that are zero.
    sides
        .iter()
        .filter(|&&side| side > 0)
        .try_fold(1usize, |product, &side| product.checked_mul(side))
        .filter(|&length| length <= isize::MAX as usize / size_of::<f32>())
        .ok_or_else(|| too_large(what, shape))?;
    let mut values = Vec::new();
    values
        .try_reserve_exact(shape.size())
        .map_err(|_| too_large(what, shape))?;
    Ok(values)
}

/// The array of these values.
pub(crate) fn filled<D: Dimension>(
    what: &Words,
    shape: D,
    values: Vec<f32>,
) -> Result<Array<f32, D>, Error> {
    Array::from_shape_vec(shape.clone(), values).map_err(|_| too_large(what, &shape))
}

fn too_large<D: Dimension>(what: &Words, shape: &D) -> Error {
    let sides = shape.slice();
    Error::Argument {
        what: what.clone(),
        expected: words!("an array that fits into memory"),
        found: words!("the shape {sides}"; sides = format!("{sides:?}")),
        advice: words!("The numbers of a shape are multiplied: make one of them smaller."),
    }
}
