//! The exercises: what the student's cells call, in the language of the edition.
//!
//! The editions offer them, as [`v1conv::en`](crate::en) and [`v1conv::ja`](crate::ja). A check draws inputs that
//! nobody has seen (`exercise`), runs the student's function on them (`outcome`), compares the result with the right
//! answer and with known mistakes (`verdict`), and reports it (`check`). Each exercise has its own file: its inputs,
//! right answer, mistakes and hints.

mod arrays;
mod check;
mod compare;
pub(crate) mod complex_cell;
pub(crate) mod convolution;
mod exercise;
pub mod grading;
pub(crate) mod layer;
mod note;
mod outcome;
mod picture;
mod progress;
mod sentences;
mod shown;
mod verdict;
pub(crate) mod weights;

use std::env;

use ndarray::ArrayD;

pub use check::{Check, Status};
pub use note::Note;
pub use progress::Progress;
pub(crate) use progress::progress;

/// Notebooks once asked for the editions here.
pub use crate::edition::*;

use crate::language::words;
use crate::random::fresh_seed;
use crate::{Error, Language};
use exercise::{Exercise, Hint, Words};

/// Runs the answer on fresh inputs and judges the result.
pub(crate) fn check<I>(
    number: &'static str,
    exercise: &Exercise<I>,
    answer: impl Fn(&I) -> Result<Vec<ArrayD<f32>>, Error>,
    language: Language,
) -> Check {
    let seed = chosen_seed().unwrap_or_else(fresh_seed);
    let judged = exercise.inputs(seed).and_then(|inputs| {
        let outcomes: Vec<_> = inputs
            .iter()
            .map(|input| outcome::call(&|| answer(input)))
            .collect();
        verdict::judge(number, exercise, &inputs, &outcomes, language)
    });
    let failed = |error: Error| Check::new(number, Status::Failed, 0, &error.words(), language);
    let mut check = judged.unwrap_or_else(failed);
    check.seed = (check.status == Status::Failed).then_some(seed);
    check
}

/// The seed of an earlier check, for seeing it fail again.
fn chosen_seed() -> Option<u64> {
    env::var("V1CONV_SEED").ok()?.parse().ok()
}

pub(crate) fn hint(
    exercise: &str,
    hints: &[Hint],
    level: usize,
    language: Language,
) -> Result<Note, Error> {
    let hint = level.checked_sub(1).and_then(|index| hints.get(index));
    let Some(Hint(text, code)) = hint else {
        return Err(Error::Argument {
            what: words!("level of the hint"),
            expected: words!("1, 2 or 3"),
            found: level.to_string().into(),
            advice: words!("1 is a nudge, 3 is nearly the answer."),
        });
    };
    let title = check::title(exercise);
    Ok(Note {
        text: words!("Hint {level} of 3, {title}: {text}"; level, title, text)
            .of(language)
            .into(),
        code: (*code).into(),
    })
}

pub(crate) fn solution(exercise: &str, code: &Words, language: Language) -> Note {
    let title = check::title(exercise);
    Note {
        text: words!("A solution to {title}. There are others."; title)
            .of(language)
            .into(),
        // The cell's last line calls the function of its figure.
        code: format!(
            "{}\nfigure_{}()",
            code.of(language),
            exercise.replace('.', "_")
        ),
    }
}

/// The table of the exercises: file, notebook, number, the student's function, the crate's functions, what an answer is.
///
/// Numbers are unique, even across notebooks.
macro_rules! for_each_exercise {
    ($make:ident $($more:tt)*) => {
        $make! { ($($more)*)
            convolution, "W1D5_Tutorial2", "1.1", convolve: check_1_1, hint_1_1, solution_1_1, export_1_1,
            fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error>,
            "a function that convolves an image (H, W) with a filter (K, K), K odd, stride 1, zeros outside of the \
             image, and gives an output (H, W)";

            layer, "W1D5_Tutorial2", "1.3", run_layer: check_1_3, hint_1_3, solution_1_3, export_1_3,
            fn(&[f64]) -> Result<(Array4<f32>, Array4<f32>), Error>,
            "a function that makes gratings of these orientations, in degrees, and runs them through the layer with \
             the tutorial's filters; it gives the stimuli (N, 1, 48, 64) and the activations (N, 6, 48, 64)";

            weights, "W1D5_Tutorial2", "b2", read_weights: check_b2, hint_b2, solution_b2, export_b2,
            fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>,
            "a function that reads the weights out of any layer";

            complex_cell, "W1D5_Tutorial2", "b3", respond: check_b3, hint_b3, solution_b3, export_b3,
            fn(&Array2<f32>, &Array4<f32>) -> Result<(Array1<f32>, f32), Error>,
            "a function that gives the responses to a stimulus (H, W) of simple cells with these filters (C, 1, K, K), \
             in the middle of the image and rectified (C), and that of the complex cell, their sum";
        }
    };
}
pub(crate) use for_each_exercise;
