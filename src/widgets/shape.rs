//! Shape a Gabor, and see what it makes of a grating.

use super::{Widget, period};
use crate::Error;
use crate::filters::{PHASE, SIGMA, WAVELENGTH};
use crate::language::{Words, words};

const SCRIPT: &str = concat!(include_str!("web/numbers.js"), include_str!("web/shape.js"));

/// A widget: the parameters of a [`gabor`](crate::gabor) filter, the filter, and its response to a grating.
///
/// It begins with the filter of channel 4 of the tutorial.
///
/// # Errors
/// None: it returns a `Result` like all widgets.
pub fn shape_gabor() -> Result<Widget, Error> {
    let period = period(28);
    Ok(Widget {
        title: words!("Shape a Gabor filter"),
        text: words!(
            "Move the sliders and watch the filter, the activations that the grating causes, and \
             the tuning curve. You begin with the filter of channel 4. Make it wider (a larger σ \
             and K) and bring its wavelength near the period of the grating, {period} pixels, and \
             it will be tuned more sharply.";
            period
        ),
        numbers: Words::given(format!(
            "\"start\":{{\"size\":7,\"orientation\":90,\"sigma\":{},\"wavelength\":{WAVELENGTH},\"phase\":{PHASE}}},",
            0.4 * SIGMA
        )),
        script: SCRIPT,
        heights: [[506, 876], [506, 856]],
        ..Widget::named("shape")
    })
}
