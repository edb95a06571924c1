//! Bonus exercise 2: the weights of a layer.

use ndarray::{Array4, ArrayD};

use super::arrays::{first, mapped, permuted, reversed};
use super::exercise::{Exercise, Hint, Part, Words, gives};
use crate::{ConvolutionalLayer, Error, Language, filters};

mod mistakes;

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
    describe: |layer, language| {
        let (c_out, c_in, k, _) = layer.weight().dim();
        match language {
            Language::English => {
                format!(
                    "a layer of {c_in} input and {c_out} output channels and filters of {k} × {k}"
                )
            }
            Language::Japanese => {
                format!("入力{c_in}チャネル、出力{c_out}チャネル、フィルター{k} × {k}の層")
            }
        }
    },
    parts: &[Part {
        name: "weights",
        title: Words::both(&["weights", "重み"]),
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
        Hint(
            Words::both(&[
                "The function is given a layer. Ask it for its weights, and return a copy that is your own.",
                "関数には層が渡されます。その層から重みを受け取り、自分のコピーを返しましょう。",
            ]),
            "",
        ),
        Hint(
            Words::both(&[
                "layer.weight() lends you the weights as &Array4<f32>. The function promises an Array4<f32>, so make a \
                 copy with .clone().",
                "layer.weight() は重みを &Array4<f32> として「貸して」くれます。関数は Array4<f32> を返す約束なので、.clone() で\
                 コピーを作ります。",
            ]),
            "",
        ),
        Hint(
            Words::both(&[
                "Put the copy into Ok(…); without a semicolon it is what the function returns:",
                "コピーを Ok(…) に入れます。セミコロンを付けなければ、それが関数の返す値になります。",
            ]),
            "Ok(layer.weight().…)",
        ),
    ],
    solution: Words::both(&[
        include_str!("solutions/en/b2.rs"),
        include_str!("solutions/ja/b2.rs"),
    ]),
};

fn weight(layer: &ConvolutionalLayer) -> ArrayD<f32> {
    layer.weight().clone().into_dyn()
}

const TAKE_IT: Words = Words::both(&[
    "layer.weight() lends you the weights; .clone() makes a copy that you may keep. Return it unchanged.",
    "layer.weight() は重みを「貸して」くれます。.clone() を付けると、自分のコピーが作れます。それを変えずに返してください。",
]);
