//! Exercise 1.3: gratings through the convolutional layer.

use ndarray::{Array2, Array4, ArrayD, Axis, Ix4, stack};

use super::arrays::{mapped, permuted, reversed};
use super::compare::differ_by_a_constant;
use super::exercise::{Exercise, Hint, Part, gives, hint, shows};
use crate::language::words;
use crate::{Error, Grating, conv2d, filters, grating};

mod mistakes;

/// The student's function.
pub(crate) type RunLayer = fn(&[f64]) -> Result<(Array4<f32>, Array4<f32>), Error>;

pub(crate) fn answer(run_layer: RunLayer, orientations: &[f64]) -> Result<Vec<ArrayD<f32>>, Error> {
    let (stimuli, activations) = run_layer(orientations)?;
    Ok(vec![stimuli.into_dyn(), activations.into_dyn()])
}

pub(crate) static EXERCISE: Exercise<Vec<f64>> = Exercise {
    fresh: |random| {
        // Neither vertical nor horizontal nor diagonal, so every wrong turn shows. No two are alike, except for their
        // sign.
        let mut draw = |number: usize| {
            let drawn = (0..number).map(|i| {
                let sign = if random.below(2) == 0 { 1.0 } else { -1.0 };
                sign * (10.0
                    + 50.0 * (i % 2) as f64
                    + 3.0 * (i / 2) as f64
                    + random.below(5) as f64 * 0.5)
            });
            drawn.collect()
        };
        Ok(vec![draw(3), draw(2)])
    },
    shown: || Ok(vec![-90.0, -45.0, 0.0, 45.0, 90.0]),
    describe: |orientations| words!("the orientations {orientations}"; orientations = format!("{orientations:?}")),
    parts: &[STIMULI, ACTIVATIONS],
    panicked: words!(
        "Use the numbers of the exercise for the shapes: stimuli (N, 1, 48, 64), one for each \
         orientation, however many there are."
    ),
    hints: [
        hint(words!(
            "The stimuli are there already. Make the layer from example_filters, hand the \
                 stimuli to it, and return both arrays."
        )),
        hint(words!(
            "ConvolutionalLayer::with_filters takes four things in this order: the number of \
                 input channels, the number of output channels, the size of the filters, the \
                 filters. The cell has a variable for each of them. A layer has the method \
                 forward, which borrows the stimuli: &stimuli. Both calls may fail, so a ? \
                 follows each."
        )),
        Hint(
            words!("Fill in what is missing (…):"),
            "let layer = ConvolutionalLayer::with_filters(c_in, …, kernel_size, …)?;\n\
             let activations = layer.forward(…)?;\nOk((…, activations))",
        ),
    ],
    solution: languages::files!("solutions/", "/1-3.rs"),
};

const STIMULI: Part<Vec<f64>> = Part {
    name: "stimuli",
    title: words!("stimuli"),
    right: |o, _| drawn(o, &grating),
    costs: 2,
    advice: words!(
        "Stimulus i is grating(orientations[i]), one for each orientation: (N, 1, 48, 64) in all."
    ),
    mistakes: &[
        gives(1, &mistakes::negative_angles, |o, _| {
            drawn(o, &|angle| grating(-angle))
        }),
        gives(1, &mistakes::angles_in_radians, |o, _| {
            drawn(o, &|angle| grating(angle.to_radians()))
        }),
        gives(1, &mistakes::angles_converted_to_degrees, |o, _| {
            drawn(o, &|angle| grating(angle.to_degrees()))
        }),
        gives(1, &mistakes::angles_from_horizontal, |o, _| {
            drawn(o, &|angle| grating(90.0 - angle))
        }),
        gives(1, &mistakes::angles_from_horizontal, |o, _| {
            drawn(o, &|angle| grating(angle + 90.0))
        }),
        gives(1, &mistakes::stimuli_reversed, |o, _| {
            let reversed: Vec<f64> = o.iter().rev().copied().collect();
            drawn(&reversed, &grating)
        }),
        gives(2, &mistakes::first_stimulus_repeated, |o, _| {
            let first = o.first().copied().unwrap_or(0.0);
            drawn(o, &|_| grating(first))
        }),
        gives(1, &mistakes::stimuli_from_zero_to_one, |o, _| {
            Ok(mapped(drawn(o, &grating)?, &|value| value + 0.5))
        }),
        gives(1, &mistakes::stimuli_with_the_wrong_sign, |o, _| {
            Ok(mapped(drawn(o, &grating)?, &|value| -value))
        }),
        gives(1, &mistakes::patches, |o, _| {
            drawn(o, &|angle| {
                Grating::new(angle).patch(true).render().unwrap_or_default()
            })
        }),
        gives(2, &mistakes::stimuli_all_zero, |o, _| {
            drawn(o, &|_| Array2::zeros((48, 64)))
        }),
        gives(1, &mistakes::stimuli_transposed, |o, _| {
            Ok(permuted(drawn(o, &grating)?, &[0, 1, 3, 2]))
        }),
        gives(1, &mistakes::stimuli_axes_swapped, |o, _| {
            Ok(permuted(drawn(o, &grating)?, &[1, 0, 2, 3]))
        }),
        gives(1, &mistakes::stimuli_axes_swapped, |o, _| {
            Ok(permuted(drawn(o, &grating)?, &[0, 2, 3, 1]))
        }),
        gives(2, &mistakes::orientations_of_the_figure, |_, _| {
            drawn(&[-90.0, -45.0, 0.0, 45.0, 90.0], &grating)
        }),
    ],
};

/// What the layer should have made of the student's own stimuli.
const ACTIVATIONS: Part<Vec<f64>> = Part {
    name: "activations",
    title: words!("activations"),
    right: |o, answer| activations(o, answer),
    costs: 2,
    advice: words!(
        "Make the layer with ConvolutionalLayer::with_filters and example_filters \
         (ConvolutionalLayer::new draws random weights), with c_in = 1, c_out = 6 and kernel_size \
         = 7, and return what layer.forward returns, unchanged."
    ),
    mistakes: &[
        shows(1, &mistakes::biases_not_zero, |_, found, right| {
            let mut channels = found.axis_iter(Axis(1)).zip(right.axis_iter(Axis(1)));
            channels.all(|(found, right)| differ_by_a_constant(found, right))
        }),
        gives(1, &mistakes::flipped_filters, |o, answer| {
            let flipped = reversed(filters(6, 7)?.into_dyn(), &[2, 3]);
            with_layer(o, answer, flipped, 3)
        }),
        gives(1, &mistakes::filters_transposed, |o, answer| {
            let transposed = permuted(filters(6, 7)?.into_dyn(), &[0, 1, 3, 2]);
            with_layer(o, answer, transposed, 3)
        }),
        shows(
            1,
            &mistakes::channels_in_another_order,
            |_, found, right| is_other_order(found, right),
        ),
        gives(1, &mistakes::no_padding, |o, answer| {
            with_layer(o, answer, filters(6, 7)?.into_dyn(), 0)
        }),
        gives(1, &mistakes::rectified, |o, answer| {
            Ok(mapped(activations(o, answer)?, &|value| value.max(0.0)))
        }),
        gives(1, &mistakes::activations_axes_swapped, |o, answer| {
            Ok(permuted(activations(o, answer)?, &[1, 0, 2, 3]))
        }),
        gives(1, &mistakes::activations_axes_swapped, |o, answer| {
            Ok(permuted(activations(o, answer)?, &[0, 2, 3, 1]))
        }),
        gives(2, &mistakes::activations_all_zero, |o, answer| {
            Ok(ArrayD::zeros(activations(o, answer)?.shape()))
        }),
        gives(2, &mistakes::wrong_number_of_channels, |o, answer| {
            with_layer(o, answer, filters(4, 7)?.into_dyn(), 3)
        }),
        gives(2, &mistakes::wrong_filter_size, |o, answer| {
            with_layer(o, answer, filters(6, 5)?.into_dyn(), 2)
        }),
        gives(2, &mistakes::wrong_filter_size, |o, answer| {
            with_layer(o, answer, filters(6, 3)?.into_dyn(), 1)
        }),
    ],
};

/// Stimuli (N, 1, H, W) of these orientations.
fn drawn(orientations: &[f64], draw: &dyn Fn(f64) -> Array2<f32>) -> Result<ArrayD<f32>, Error> {
    let images: Vec<Array2<f32>> = orientations.iter().map(|&angle| draw(angle)).collect();
    let views: Vec<_> = images.iter().map(|image| image.view()).collect();
    let stimuli = stack(Axis(0), &views).map_err(|error| unexpected(&error))?;
    Ok(stimuli.insert_axis(Axis(1)).into_dyn())
}

/// What the tutorial's layer makes of the stimuli in the answer.
fn activations(orientations: &[f64], answer: &[ArrayD<f32>]) -> Result<ArrayD<f32>, Error> {
    with_layer(orientations, answer, filters(6, 7)?.into_dyn(), 3)
}

/// What a layer makes of the stimuli in the answer, or, if these have the wrong shape, of the right ones.
fn with_layer(
    orientations: &[f64],
    answer: &[ArrayD<f32>],
    weight: ArrayD<f32>,
    padding: usize,
) -> Result<ArrayD<f32>, Error> {
    let four = |array: &ArrayD<f32>| {
        let array = array.clone().into_dimensionality::<Ix4>();
        array.map_err(|error| unexpected(&error))
    };
    let right = drawn(orientations, &grating)?;
    let answered = answer[0].shape() == right.shape();
    let stimuli = four(if answered { &answer[0] } else { &right })?;
    let weight = four(&weight)?;
    Ok(conv2d(stimuli.view(), weight.view(), None, 1, padding)?.into_dyn())
}

/// Whether the channels of one array are those of the other, each once.
fn is_other_order(found: &ArrayD<f32>, right: &ArrayD<f32>) -> bool {
    let mut left: Vec<_> = right.axis_iter(Axis(1)).collect();
    found.axis_iter(Axis(1)).all(|channel| {
        let same = left.iter().position(|other| {
            let mut pairs = channel.iter().zip(other);
            pairs.all(|(a, b)| (a - b).abs() < 1e-3)
        });
        same.map(|at| left.swap_remove(at)).is_some()
    })
}

fn unexpected(error: &ndarray::ShapeError) -> Error {
    Error::figure(error.to_string().into())
}
