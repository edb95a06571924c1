//! Exercise 2.1 of a notebook that only exists in a test: rectification.

use ndarray::{Array2, ArrayD};

use super::arrays::mapped;
use super::exercise::{Exercise, Hint, Part, Words, gives, mistakes};
use crate::language::words;
use crate::{Error, grating};

/// The student's function.
pub(crate) type Rectify = fn(&Array2<f32>) -> Result<Array2<f32>, Error>;

pub(crate) fn answer(
    rectify: Rectify,
    activations: &Array2<f32>,
) -> Result<Vec<ArrayD<f32>>, Error> {
    Ok(vec![rectify(activations)?.into_dyn()])
}

mistakes! {
    nothing_done:
        "Negative values are still there: let them become zero.";
}

pub(crate) static EXERCISE: Exercise<Array2<f32>> = Exercise {
    fresh: |random| Ok(vec![grating(10.0 + random.below(70) as f64)]),
    shown: || Ok(grating(45.0)),
    describe: |activations| {
        let (height, width) = activations.dim();
        words!("an array of {height} × {width}"; height, width)
    },
    parts: &[Part {
        name: "rectified",
        title: words!("rectified values"),
        right: |activations, _| {
            Ok(mapped(activations.clone().into_dyn(), &|value| {
                value.max(0.0)
            }))
        },
        costs: 2,
        advice: RECTIFY,
        mistakes: &[gives(1, &nothing_done, |activations, _| {
            Ok(activations.clone().into_dyn())
        })],
    }],
    panicked: RECTIFY,
    hints: [
        Hint(RECTIFY, ""),
        Hint(RECTIFY, "value.max(0.0)"),
        Hint(RECTIFY, "activations.mapv(…)"),
    ],
    solution: languages::files!("solutions/", "/2-1.rs"),
};

const RECTIFY: Words = words!("Take each value, or zero if the value is negative.");
