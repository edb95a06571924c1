//! Changes to arrays as mistakes make them.
//!
//! Each is compiled only once, for arrays with any number of axes, because a student's kernel compiles this crate, too.

use ndarray::{ArrayD, Axis};

/// With `change` applied to every element.
pub(crate) fn mapped(mut array: ArrayD<f32>, change: &dyn Fn(f32) -> f32) -> ArrayD<f32> {
    for value in &mut array {
        *value = change(*value);
    }
    array
}

/// With its axes in another order.
pub(crate) fn permuted(array: ArrayD<f32>, axes: &[usize]) -> ArrayD<f32> {
    array.permuted_axes(axes)
}

/// With these axes running the other way.
pub(crate) fn reversed(mut array: ArrayD<f32>, axes: &[usize]) -> ArrayD<f32> {
    for &axis in axes {
        array.invert_axis(Axis(axis));
    }
    array
}

/// Only the beginning of an axis.
pub(crate) fn first(mut array: ArrayD<f32>, axis: usize, length: usize) -> ArrayD<f32> {
    array.slice_axis_inplace(Axis(axis), (..length).into());
    array
}
