//! Compares two arrays: whether they agree, and if not, by how much they differ and where first.

use ndarray::{ArrayD, ArrayViewD, Dimension};

/// What is wrong with an array.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Difference {
    Shape {
        found: Vec<usize>,
        expected: Vec<usize>,
    },
    Values(Values),
}

/// Values that are off in an array of the right shape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Values {
    /// How many are off, out of how many, and by how much at most; NaN if one is not a number.
    pub count: usize,
    pub total: usize,
    pub largest: f32,
    /// The first one.
    pub at: Vec<usize>,
    pub found: f32,
    pub expected: f32,
}

/// What is wrong with an array; `None` if it is right apart from rounding.
pub(crate) fn difference(found: &ArrayD<f32>, expected: &ArrayD<f32>) -> Option<Difference> {
    if found.shape() != expected.shape() {
        return Some(Difference::Shape {
            found: found.shape().to_vec(),
            expected: expected.shape().to_vec(),
        });
    }
    let allowed = tolerance(expected);
    let mut wrong = expected
        .indexed_iter()
        .map(|(at, &expected)| (at.clone(), found[&at], expected))
        .filter(|&(_, found, expected)| !close(found, expected, allowed));
    let (at, first_found, first_expected) = wrong.next()?;
    let count = 1 + wrong.count();
    let largest = found.iter().zip(expected).fold(0.0f32, |largest, (f, e)| {
        let off = (f - e).abs();
        // `max` ignores NaN.
        if off.is_nan() || largest.is_nan() {
            f32::NAN
        } else {
            largest.max(off)
        }
    });
    Some(Difference::Values(Values {
        count,
        total: expected.len(),
        largest,
        at: at.as_array_view().to_vec(),
        found: first_found,
        expected: first_expected,
    }))
}

/// Whether two arrays have the same shape and the same numbers, apart from rounding.
pub(crate) fn agree(found: &ArrayD<f32>, expected: &ArrayD<f32>) -> bool {
    agree_among(found, expected, expected)
}

/// The same, allowing for rounding of numbers as large as those of a third array.
pub(crate) fn agree_among(
    found: &ArrayD<f32>,
    expected: &ArrayD<f32>,
    among: &ArrayD<f32>,
) -> bool {
    let allowed = tolerance(expected).max(tolerance(among));
    found.shape() == expected.shape()
        && found
            .iter()
            .zip(expected)
            .all(|(&found, &expected)| close(found, expected, allowed))
}

/// Whether the difference of two arrays of the same shape is one number everywhere.
pub(crate) fn differ_by_a_constant(found: ArrayViewD<f32>, right: ArrayViewD<f32>) -> bool {
    let first = found.first().zip(right.first()).map_or(0.0, |(f, r)| f - r);
    // In this order: a very large constant would swallow the right values.
    let mut pairs = found.iter().zip(&right);
    pairs.all(|(found, right)| (found - first - right).abs() < 1e-3)
}

/// An answer may decide what is expected: infinite values in it allow nothing.
fn tolerance(expected: &ArrayD<f32>) -> f32 {
    let finite = expected.iter().filter(|value| value.is_finite());
    1e-4 * finite.fold(0.01f32, |largest, value| largest.max(value.abs()))
}

fn close(found: f32, expected: f32, allowed: f32) -> bool {
    (found - expected).abs() <= allowed
}
