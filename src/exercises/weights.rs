//! Bonus exercise 2: the weights of a layer.

use ndarray::{Array4, ArrayD};

use super::arrays::{first, mapped, permuted, reversed};
use super::exercise::{Exercise, Hint, Part, Words, gives, hint};
use crate::language::words;
use crate::{ConvolutionalLayer, Error, filters};

/// The mistakes that have a name, and what to say about each.
mod mistakes {
    use super::super::exercise::mistakes;

    mistakes! {
        filters_of_the_tutorial:
            "These are the tutorial's filters, whatever the layer holds. Read the weights from the layer that \
             the function is given, whatever its size.";

        newly_made_filters:
            "These filters were newly made. Read the weights from the layer that the function is given.";

        all_zero:
            "All values are zero: return the layer's own weights, layer.weight().";

        wrong_sign:
            "All signs are the wrong way round: return the weights unchanged.";

        absolute_values:
            "Negative weights became positive: return the weights unchanged.";

        divided_by_the_largest:
            "The weights were divided by the largest one: return them unchanged; plot_weights finds the scale \
             of its colours by itself.";

        filters_transposed:
            "Rows and columns of the filters are swapped: return the array as the layer holds it.";

        axes_swapped:
            "The axes are in the wrong order. It should be output channels, input channels, rows, columns.";

        flipped_filters:
            "The filters are flipped: return the array as the layer holds it.";

        channels_reversed:
            "The channels are in the reverse order: return the array as the layer holds it.";

        only_the_first_filter:
            "Only the first filter is left: return those of all output channels.";

        only_the_first_input_channel:
            "Only the weights of the first input channel are left: a layer may have several, so return all of them.";

        biases_added:
            "The biases were added: leave them out, they are not part of the weights.";
    }
}

/// The student's function.
pub(crate) type ReadWeights = fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>;

pub(crate) fn answer(
    read_weights: ReadWeights,
    layer: &ConvolutionalLayer,
) -> Result<Vec<ArrayD<f32>>, Error> {
    Ok(vec![read_weights(layer)?.into_dyn()])
}

pub(crate) static EXERCISE: Exercise<ConvolutionalLayer> = Exercise {
    // Layers that are in no notebook, so that an answer cannot be right by accident.
    fresh: |random| {
        let seeds = [
            random.below(usize::MAX) as u64,
            random.below(usize::MAX) as u64,
        ];
        Ok(vec![
            ConvolutionalLayer::seeded(1, 6, 7, seeds[0])?,
            ConvolutionalLayer::seeded(2, 3 + random.below(3), 3, seeds[1])?,
        ])
    },
    shown: || ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?),
    describe: |layer| {
        let (c_out, c_in, k, _) = layer.weight().dim();
        words!(
            "a layer of {c_in} input and {c_out} output channels and filters of {k} × {k}";
            c_in, c_out, k
        )
    },
    parts: &[Part {
        name: "weights",
        title: words!("weights"),
        right: |layer, _| Ok(weight(layer)),
        costs: 2,
        advice: TAKE_IT,
        mistakes: &[
            gives(2, &mistakes::filters_of_the_tutorial, |_, _| {
                Ok(filters(6, 7)?.into_dyn())
            }),
            gives(2, &mistakes::newly_made_filters, |layer, _| {
                let (c_out, _, k, _) = layer.weight().dim();
                Ok(filters(c_out, k)?.into_dyn())
            }),
            gives(2, &mistakes::all_zero, |layer, _| {
                Ok(mapped(weight(layer), &|_| 0.0))
            }),
            gives(1, &mistakes::wrong_sign, |layer, _| {
                Ok(mapped(weight(layer), &|w| -w))
            }),
            gives(1, &mistakes::absolute_values, |layer, _| {
                Ok(mapped(weight(layer), &f32::abs))
            }),
            gives(1, &mistakes::divided_by_the_largest, |layer, _| {
                let largest = layer.weight().fold(0.0f32, |most, w| most.max(w.abs()));
                Ok(mapped(weight(layer), &|w| w / largest))
            }),
            gives(1, &mistakes::filters_transposed, |layer, _| {
                Ok(permuted(weight(layer), &[0, 1, 3, 2]))
            }),
            gives(1, &mistakes::axes_swapped, |layer, _| {
                Ok(permuted(weight(layer), &[1, 0, 2, 3]))
            }),
            gives(1, &mistakes::axes_swapped, |layer, _| {
                Ok(permuted(weight(layer), &[2, 3, 1, 0]))
            }),
            gives(1, &mistakes::flipped_filters, |layer, _| {
                Ok(reversed(weight(layer), &[2, 3]))
            }),
            gives(1, &mistakes::channels_reversed, |layer, _| {
                Ok(reversed(weight(layer), &[0]))
            }),
            gives(1, &mistakes::only_the_first_filter, |layer, _| {
                Ok(first(weight(layer), 0, 1))
            }),
            gives(1, &mistakes::only_the_first_input_channel, |layer, _| {
                Ok(first(weight(layer), 1, 1))
            }),
            gives(1, &mistakes::biases_added, |layer, _| {
                let mut weight = weight(layer);
                for (at, value) in weight.indexed_iter_mut() {
                    *value += layer.bias()[at[0]];
                }
                Ok(weight)
            }),
        ],
    }],
    panicked: TAKE_IT,
    hints: [
        hint(words!(
            "The function is given a layer. Ask it for its weights, and return a copy that is \
                 your own."
        )),
        hint(words!(
            "layer.weight() lends you the weights as &Array4<f32>. The function promises an \
                 Array4<f32>, so make a copy with .clone()."
        )),
        Hint(
            words!("Put the copy into Ok(…); without a semicolon it is what the function returns:"),
            "Ok(layer.weight().…)",
        ),
    ],
    solution: languages::files!("solutions/", "/b2.rs"),
};

fn weight(layer: &ConvolutionalLayer) -> ArrayD<f32> {
    layer.weight().clone().into_dyn()
}

const TAKE_IT: Words = words!(
    "layer.weight() lends you the weights; .clone() makes a copy that you may keep. Return it \
     unchanged."
);
