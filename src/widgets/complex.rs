//! A complex cell beside the simple cells it is made of.

use super::Widget;
use super::page::{floats, list};
use crate::language::{Words, words};
use crate::{Error, gabor};

const SCRIPT: &str = concat!(
    include_str!("web/numbers.js"),
    include_str!("web/complex.js")
);
/// The filters of bonus exercise 3: large, with about the same wavelength as the grating.
pub(super) const KERNEL: usize = 23;
pub(super) const WIDTH: f64 = 3.0;
pub(super) const PERIOD: f64 = 18.0;
/// The orientation of the filters that match a grating of 0°.
pub(super) const ORIENTATION: f64 = 90.0;

/// A widget: move a grating sideways, and watch simple cells flicker while a complex cell stays.
///
/// The simple cells are [`gabor`] filters of one orientation and eight phases, rectified; the complex cell is their
/// sum, or the largest of them.
///
/// # Errors
/// Those of [`gabor`], which cannot occur here.
pub fn watch_complex_cell() -> Result<Widget, Error> {
    let phases: Vec<i32> = (0..360).step_by(45).collect();
    let filters = phases
        .iter()
        .map(|&phase| gabor(KERNEL, ORIENTATION, WIDTH, PERIOD, f64::from(phase)))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Widget {
        title: words!("A complex cell"),
        text: words!(
            "Press play, or change the phase, and the stripes of the grating move. Each simple \
             cell, a rectified Gabor filter, responds only when the stripes lie in the right \
             place. The complex cell combines eight of them with different phases, and its \
             response hardly changes. Turn the grating away from vertical, and all of them \
             respond less and less."
        ),
        numbers: Words::given(format!(
            "\"size\":{KERNEL},\"phases\":{},\"filters\":\"{}\",",
            list(&phases),
            floats(filters.iter().flatten())
        )),
        script: SCRIPT,
        heights: [[560, 807], [540, 786]],
        ..Widget::named("complex")
    })
}
