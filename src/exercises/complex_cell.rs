//! Bonus exercise 3: a complex cell, built from rectified Gabors of one orientation and different phases.

use ndarray::{Array1, Array2, Array4, ArrayD, Axis, arr1};

use super::arrays::mapped;
use super::compare::agree;
use super::exercise::{Exercise, Hint, Part, gives, hint};
use crate::language::words;
use crate::{Error, Grating};

pub(crate) use question::Question;
use question::{gabors, noise, stimulus};

mod mistakes;
mod question;

/// The student's function.
pub(crate) type Respond = fn(&Array2<f32>, &Array4<f32>) -> Result<(Array1<f32>, f32), Error>;

pub(crate) fn answer(respond: Respond, question: &Question) -> Result<Vec<ArrayD<f32>>, Error> {
    let (simple, complex) = respond(&question.stimulus, &question.filters)?;
    Ok(vec![simple.into_dyn(), arr1(&[complex]).into_dyn()])
}

pub(crate) static EXERCISE: Exercise<Question> = Exercise {
    fresh: |random| {
        // Filters without any symmetry, and Gabors with theirs; images of sizes other than the tutorial's.
        let (fewer, more) = (3 + random.below(3), 6 + random.below(4));
        Ok(vec![
            noise(random, fewer)?,
            Question {
                stimulus: stimulus(random, 0.07)?,
                filters: gabors(9, 10.0 + random.below(160) as f64, 9.0, more)?,
            },
        ])
    },
    shown: || {
        Ok(Question {
            stimulus: Grating::new(0.0).render()?,
            filters: gabors(23, 90.0, 18.0, 8)?,
        })
    },
    describe: |question| {
        let ((height, width), (cells, _, k, _)) = (question.stimulus.dim(), question.filters.dim());
        words!(
            "a stimulus of {height} × {width} pixels and {cells} filters of {k} × {k}";
            height, width, cells, k
        )
    },
    parts: &[SIMPLE, COMPLEX],
    panicked: words!(
        "The function must work for stimuli of any size and any number of filters. The axes of \
         the activations are images, channels, rows, columns; the middle is in row height / 2 and \
         column width / 2, counted from 0."
    ),
    hints: [
        hint(words!(
            "First run the stimulus through all filters at once. From each channel you need \
                 only the unit in the middle; rectified, these are the simple cells. The complex \
                 cell adds them up."
        )),
        Hint(
            words!(
                "conv2d takes the input, the weights, None for the bias, the stride 1 and the \
                 padding: half of the filter's size. A slice takes the middle of each channel, \
                 .mapv applies a function to every element, and .sum() adds them up."
            ),
            "activations.slice(s![0, .., height / 2, width / 2])",
        ),
        Hint(
            words!("Fill in what is missing (…):"),
            "let activations = conv2d(input.view(), gabors.view(), None, 1, …)?;\n\
             let middle = activations.slice(s![0, .., height / 2, width / 2]);\n\
             let simple: Array1<f32> = middle.mapv(|response| …);\n\
             let complex = simple.…;\nOk((simple, complex))",
        ),
    ],
    solution: languages::files!("solutions/", "/b3.rs"),
};

const SIMPLE: Part<Question> = Part {
    name: "simple",
    title: words!("simple cells"),
    right: |q, _| q.simple(),
    // An answer without any of them has not earned their sum either.
    costs: 2,
    advice: words!(
        "The simple cells are the activations in the middle of the image, one for each filter, \
         and zero where they are negative."
    ),
    mistakes: &[
        gives(1, &mistakes::not_rectified, |q, _| q.middle()),
        gives(1, &mistakes::absolute_values, |q, _| {
            Ok(mapped(q.middle()?, &f32::abs))
        }),
        gives(1, &mistakes::wrong_half_kept, |q, _| {
            Ok(mapped(q.middle()?, &|a| a.min(0.0)))
        }),
        gives(1, &mistakes::wrong_half_kept, |q, _| {
            Ok(mapped(q.middle()?, &|a| (-a).max(0.0)))
        }),
        gives(1, &mistakes::squared, |q, _| {
            Ok(mapped(q.simple()?, &|a| a * a))
        }),
        gives(1, &mistakes::middle_transposed, |q, _| {
            q.rectified_at(q.half(), |h, w| (w / 2, h / 2))
        }),
        gives(1, &mistakes::no_padding, |q, _| {
            q.rectified_at(0, |h, w| (h / 2, w / 2))
        }),
        gives(1, &mistakes::off_by_one, |q, _| {
            q.rectified_at(q.half(), |h, w| (h / 2 - 1, w / 2 - 1))
        }),
        gives(1, &mistakes::off_by_one, |q, _| {
            q.rectified_at(q.half(), |h, w| (h / 2 + 1, w / 2 + 1))
        }),
        gives(1, &mistakes::corner_of_the_image, |q, _| {
            q.rectified_at(q.half(), |_, _| (0, 0))
        }),
        gives(1, &mistakes::sum_over_the_image, |q, _| {
            q.pooled(|sum, response| sum + response)
        }),
        gives(1, &mistakes::largest_of_the_image, |q, _| {
            q.pooled(f32::max)
        }),
        gives(1, &mistakes::flipped_filters, |q, _| {
            let stimulus = q.stimulus.clone();
            let mut filters = q.filters.clone();
            filters.invert_axis(Axis(2));
            filters.invert_axis(Axis(3));
            Question { stimulus, filters }.simple()
        }),
        gives(2, &mistakes::all_zero, |q, _| {
            Ok(ArrayD::zeros(vec![q.filters.dim().0]))
        }),
    ],
};

/// The sum of the simple cells: the right ones, or those in the answer.
const COMPLEX: Part<Question> = Part {
    name: "complex",
    title: words!("complex cell"),
    right: |q, answer| {
        let right = total(q.simple()?.sum());
        if agree(&answer[1], &right) {
            Ok(right)
        } else {
            Ok(total(answer[0].sum()))
        }
    },
    costs: 1,
    advice: words!("The complex cell is the sum of the simple cells."),
    mistakes: &[
        gives(1, &mistakes::sum_before_rectification, |q, _| {
            Ok(total(q.middle()?.sum()))
        }),
        gives(1, &mistakes::sum_before_rectification, |q, _| {
            Ok(total(q.middle()?.sum().max(0.0)))
        }),
        gives(1, &mistakes::largest_simple_cell, |_, answer| {
            Ok(total(answer[0].fold(0.0, |most: f32, &a| most.max(a))))
        }),
        gives(1, &mistakes::mean_of_the_simple_cells, |_, answer| {
            Ok(total(answer[0].mean().unwrap_or(0.0)))
        }),
        gives(1, &mistakes::squares_added, |_, answer| {
            Ok(total(mapped(answer[0].clone(), &|a| a * a).sum()))
        }),
        gives(1, &mistakes::squares_added, |_, answer| {
            Ok(total(mapped(answer[0].clone(), &|a| a * a).sum().sqrt()))
        }),
        gives(1, &mistakes::only_the_first_simple_cell, |_, answer| {
            Ok(total(answer[0].first().copied().unwrap_or(0.0)))
        }),
        gives(1, &mistakes::complex_cell_zero, |_, _| Ok(total(0.0))),
    ],
};

fn total(value: f32) -> ArrayD<f32> {
    arr1(&[value]).into_dyn()
}
