//! Exercise 1.1: the double sum, written by hand.

use ndarray::{Array2, ArrayD};

use super::arrays::{mapped, permuted};
use super::compare::differ_by_a_constant;
use super::exercise::{Exercise, Hint, Part, gives, hint, shows};
use crate::language::words;
use crate::{Error, SIGMA, center_surround, grating};

pub(crate) use question::Question;
use question::{OUTSIDE, question};

mod mistakes;
mod question;

/// The student's function.
pub(crate) type Convolve = fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error>;

pub(crate) fn answer(convolve: Convolve, question: &Question) -> Result<Vec<ArrayD<f32>>, Error> {
    Ok(vec![
        convolve(&question.image, &question.filter)?.into_dyn(),
    ])
}

pub(crate) static EXERCISE: Exercise<Question> = Exercise {
    fresh: |random| {
        // Wider than tall, and taller than wide, so that rows and columns cannot be confused.
        let [a, b, c, d, e] = [3, 3, 3, 2, 4].map(|end| random.below(end));
        Ok(vec![
            question(random, (5 + a, 6 + a + b), 3, 1.0),
            question(random, (8 + c, 7 + c - d), 5, 4.0),
            question(random, (3, 4 + e), 3, 1.0),
        ])
    },
    shown: || {
        Ok(Question {
            image: grating(45.0),
            filter: center_surround(7, SIGMA)?,
        })
    },
    describe: |question| {
        let ((height, width), k) = (question.image.dim(), question.filter.nrows());
        words!("an image of {height} × {width} pixels and a filter of {k} × {k}"; height, width, k)
    },
    parts: &[Part {
        name: "output",
        title: words!("output"),
        right: |question, _| Ok(question.right()),
        costs: 2,
        advice: words!(
            "Multiply filter[[ky, kx]] by the pixel that lies under it, image[[y + ky − half, x + \
             kx − half]], and add up the products. The sum starts at zero for each pixel."
        ),
        mistakes: &[
            gives(1, &mistakes::flipped_filter, |q, _| {
                Ok(q.weighted(&|ky, kx| q.filter[[q.last() - ky, q.last() - kx]]))
            }),
            gives(1, &mistakes::filter_upside_down, |q, _| {
                Ok(q.weighted(&|ky, kx| q.filter[[q.last() - ky, kx]]))
            }),
            gives(1, &mistakes::filter_mirrored, |q, _| {
                Ok(q.weighted(&|ky, kx| q.filter[[ky, q.last() - kx]]))
            }),
            gives(1, &mistakes::filter_transposed, |q, _| {
                Ok(q.weighted(&|ky, kx| q.filter[[kx, ky]]))
            }),
            gives(1, &mistakes::image_transposed, |q, _| {
                Ok(q.sampled(&|row, column| q.pixel(column, row)))
            }),
            gives(1, &mistakes::output_transposed, |q, _| {
                Ok(permuted(q.right(), &[1, 0]))
            }),
            gives(1, &mistakes::no_padding, |q, _| Ok(q.inside().into_dyn())),
            gives(1, &mistakes::too_much_padding, |q, _| Ok(q.everywhere())),
            gives(1, &mistakes::border_left_at_zero, |q, _| {
                let mut output = Array2::zeros(q.image.dim());
                q.paste(&q.inside(), &mut output);
                Ok(output.into_dyn())
            }),
            gives(1, &mistakes::border_pixels_repeated, |q, _| {
                Ok(q.displaced(&|at, side| at.clamp(0, side - 1)))
            }),
            gives(1, &mistakes::border_wrapped_around, |q, _| {
                Ok(q.displaced(&|at, side| at.rem_euclid(side)))
            }),
            gives(1, &mistakes::first_pixels_left_out, |q, _| {
                Ok(q.displaced(&|at, _| if at > 0 { at } else { OUTSIDE }))
            }),
            gives(1, &mistakes::last_pixels_left_out, |q, _| {
                Ok(q.displaced(&|at, side| if at + 1 < side { at } else { OUTSIDE }))
            }),
            gives(1, &mistakes::last_outputs_not_written, |q, _| {
                let (height, width) = q.image.dim();
                let mut output = q.right();
                for (at, value) in output.indexed_iter_mut() {
                    if at[0] == height - 1 || at[1] == width - 1 {
                        *value = 0.0;
                    }
                }
                Ok(output)
            }),
            shows(1, &mistakes::border_wrong, |q, found, right| {
                q.agree_inside(found, right)
            }),
            gives(1, &mistakes::corner_on_the_pixel, |q, _| {
                let half = q.half() as isize;
                Ok(q.displaced(&|at, _| at + half))
            }),
            gives(1, &mistakes::filter_too_far_up, |q, _| {
                Ok(q.displaced(&|at, _| at - 1))
            }),
            gives(1, &mistakes::filter_too_far_down, |q, _| {
                Ok(q.displaced(&|at, _| at + 1))
            }),
            gives(1, &mistakes::last_weights_left_out, |q, _| {
                let last = q.last();
                Ok(q.weighted(&|ky, kx| {
                    if ky < last && kx < last {
                        q.filter[[ky, kx]]
                    } else {
                        0.0
                    }
                }))
            }),
            gives(1, &mistakes::sum_carried_over, |q, _| {
                let mut sum = 0.0;
                let mut output = q.right();
                for value in &mut output {
                    sum += *value;
                    *value = sum;
                }
                Ok(output)
            }),
            gives(1, &mistakes::sum_carried_along_the_row, |q, _| {
                let mut output = q.right();
                let mut sum = 0.0;
                for (at, value) in output.indexed_iter_mut() {
                    sum = if at[1] == 0 { *value } else { sum + *value };
                    *value = sum;
                }
                Ok(output)
            }),
            gives(2, &mistakes::mean_of_the_products, |q, _| {
                let pixels = q.filter.len() as f32;
                Ok(mapped(q.right(), &|sum| sum / pixels))
            }),
            gives(2, &mistakes::rectified, |q, _| {
                Ok(mapped(q.right(), &|sum| sum.max(0.0)))
            }),
            gives(2, &mistakes::wrong_sign, |q, _| {
                Ok(mapped(q.right(), &|sum| -sum))
            }),
            gives(2, &mistakes::only_the_last_product, |q, _| {
                Ok(q.last_product(&|row, column| q.contains(row, column)))
            }),
            gives(2, &mistakes::only_the_last_product, |q, _| {
                Ok(q.last_product(&|_, _| true))
            }),
            gives(2, &mistakes::weights_not_used, |q, _| {
                Ok(q.weighted(&|_, _| 1.0))
            }),
            gives(2, &mistakes::image_unchanged, |q, _| {
                Ok(q.image.clone().into_dyn())
            }),
            gives(2, &mistakes::all_zero, |q, _| {
                Ok(Array2::zeros(q.image.dim()).into_dyn())
            }),
            shows(1, &mistakes::constant_added, |_, found, right| {
                differ_by_a_constant(found.view(), right.view())
            }),
        ],
    }],
    panicked: words!(
        "At the border the filter reaches beyond the image. Pixels there count as zero: leave \
         them out of the sum, and mind that a usize cannot be negative. The first index of an \
         array counts rows (y), and the filter may have any odd size, filter.nrows()."
    ),
    hints: [
        hint(words!(
            "For each pixel (y, x) of the output, go through all weights of the filter with \
                 two more loops. Multiply each weight by the pixel of the image that lies under \
                 it, and add up the products."
        )),
        Hint(
            words!(
                "Under the weight filter[[ky, kx]] lies the pixel in row y + ky − half and column \
                 x + kx − half. If there is no such pixel, leave the product out. To find out \
                 without going below zero, add half on both sides of the comparison instead of \
                 subtracting it:"
            ),
            "y + ky >= half && y + ky < height + half",
        ),
        Hint(
            words!("Fill in what is missing (…), and let the function end in Ok(output)."),
            "let mut sum = 0.0;\nfor ky in 0..k {\n    for kx in 0..k {\n        let inside = \
             y + ky >= half && y + ky < height + half && …;\n        if inside {\n            sum += \
             filter[[ky, kx]] * image[[y + ky - half, …]];\n        }\n    }\n}\noutput[[y, x]] = sum;",
        ),
    ],
    solution: languages::files!("solutions/", "/1-1.rs"),
};
