//! Shape a Gabor, and see what it makes of a grating.

use super::Widget;
use crate::Language;
use crate::figure::Colours;
use crate::filters::{PHASE, SIGMA, WAVELENGTH};
use crate::language::Words;

const SCRIPT: &str = concat!(include_str!("web/numbers.js"), include_str!("web/shape.js"));

/// A widget: the parameters of a [`gabor`](crate::gabor) filter, the filter, and its response to a grating.
///
/// It begins with the filter of channel 4 of the tutorial.
pub fn shape_gabor() -> Widget {
    Widget {
        name: "shape",
        title: Words::new("Shape a Gabor filter", "ガボールフィルターを作る"),
        text: Words::new(
            "Move the sliders: the filter changes, and with it the activation that the grating causes and the tuning \
             curve. The filter begins as channel 4 of the tutorial. A wider filter (larger σ and K) with a wavelength \
             near that of the grating, 17.6 pixels, is tuned more sharply.",
            "スライダーを動かすとフィルターが変わり、それに応じてグレーティングに対する活性化とチューニング曲線も変わります。\
             最初はチュートリアルのチャネル4のフィルターです。σ と K を大きくし、波長をグレーティングの周期（17.6画素）に\
             近づけると、チューニングが鋭くなります。",
        ),
        more: Words::default(),
        numbers: Words::given(format!(
            "\"start\":{{\"size\":7,\"orientation\":90,\"sigma\":{},\"wavelength\":{WAVELENGTH},\"phase\":{PHASE}}},",
            0.4 * SIGMA
        )),
        script: SCRIPT,
        heights: [490, 880],
        language: Language::English,
        colours: Colours::default(),
    }
}
