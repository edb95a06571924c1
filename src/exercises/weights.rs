//! Bonus exercise 2: the weights of a layer.

use ndarray::{Array4, ArrayD};

use super::arrays::{first, mapped, permuted, reversed};
use super::exercise::{Exercise, Hint, Part, Text, gives};
use crate::{ConvolutionalLayer, Error, Language, filters};

/// What a student writes.
pub(crate) type ReadWeights = fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>;

pub(crate) fn answer(
    read_weights: ReadWeights,
    layer: &ConvolutionalLayer,
) -> Result<Vec<ArrayD<f32>>, Error> {
    Ok(vec![read_weights(layer)?.into_dyn()])
}

pub(crate) static EXERCISE: Exercise<ConvolutionalLayer> = Exercise {
    name: "b2",
    // Layers that no notebook holds: an answer cannot be right by accident.
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
        title: Text("weights", "重み"),
        right: |layer, _| Ok(weight(layer)),
        costs: 2,
        advice: TAKE_IT,
        mistakes: &[
            gives(
                |_, _| Ok(filters(6, 7)?.into_dyn()),
                2,
                Text(
                    "These are the tutorial's filters, whatever the layer holds. Read the weights from the layer that \
                     the function is given, whatever its size.",
                    "渡された層に関係なく、このチュートリアルのフィルターになっています。重みは、関数に渡された層から読み出してください。\
                     どのような大きさの層でも動くようにします。",
                ),
            ),
            gives(
                |layer, _| {
                    let (c_out, _, k, _) = layer.weight().dim();
                    Ok(filters(c_out, k)?.into_dyn())
                },
                2,
                Text(
                    "These filters were newly made. Read the weights from the layer that the function is given.",
                    "新しく作ったフィルターになっています。重みは、関数に渡された層から読み出してください。",
                ),
            ),
            gives(
                |layer, _| Ok(mapped(weight(layer), &|_| 0.0)),
                2,
                Text(
                    "All values are zero: return the layer's own weights, layer.weight().",
                    "すべての値が0です。層の重み layer.weight() を返してください。",
                ),
            ),
            gives(
                |layer, _| Ok(mapped(weight(layer), &|w| -w)),
                1,
                Text(
                    "All signs are the wrong way round: return the weights unchanged.",
                    "符号がすべて逆です。重みは変えずに返してください。",
                ),
            ),
            gives(
                |layer, _| Ok(mapped(weight(layer), &f32::abs)),
                1,
                Text(
                    "Negative weights became positive: return the weights unchanged.",
                    "負の重みが正になっています。重みは変えずに返してください。",
                ),
            ),
            gives(
                |layer, _| {
                    let largest = layer.weight().fold(0.0f32, |most, w| most.max(w.abs()));
                    Ok(mapped(weight(layer), &|w| w / largest))
                },
                1,
                Text(
                    "The weights were divided by the largest one: return them unchanged; plot_weights finds the scale \
                     of its colours by itself.",
                    "重みが最大値で割られています。変えずに返してください。色の範囲は plot_weights が自分で決めます。",
                ),
            ),
            gives(
                |layer, _| Ok(permuted(weight(layer), &[0, 1, 3, 2])),
                1,
                Text(
                    "Rows and columns of the filters are swapped: return the array as the layer holds it.",
                    "フィルターの行と列が入れ替わっています。層が持つ配列をそのまま返してください。",
                ),
            ),
            gives(
                |layer, _| Ok(permuted(weight(layer), &[1, 0, 2, 3])),
                1,
                AXES,
            ),
            gives(
                |layer, _| Ok(permuted(weight(layer), &[2, 3, 1, 0])),
                1,
                AXES,
            ),
            gives(
                |layer, _| Ok(reversed(weight(layer), &[2, 3])),
                1,
                Text(
                    "The filters are flipped: return the array as the layer holds it.",
                    "フィルターが反転しています。層が持つ配列をそのまま返してください。",
                ),
            ),
            gives(
                |layer, _| Ok(reversed(weight(layer), &[0])),
                1,
                Text(
                    "The channels are in the reverse order: return the array as the layer holds it.",
                    "チャネルの順序が逆です。層が持つ配列をそのまま返してください。",
                ),
            ),
            gives(
                |layer, _| Ok(first(weight(layer), 0, 1)),
                1,
                Text(
                    "Only the first filter is left: return those of all output channels.",
                    "最初のフィルターだけになっています。すべての出力チャネルのフィルターを返してください。",
                ),
            ),
            gives(
                |layer, _| Ok(first(weight(layer), 1, 1)),
                1,
                Text(
                    "Only the weights of the first input channel are left: a layer may have several, so return all of them.",
                    "最初の入力チャネルの重みだけになっています。入力チャネルは複数のこともあるので、すべて返してください。",
                ),
            ),
            gives(
                |layer, _| {
                    let mut weight = weight(layer);
                    for (at, value) in weight.indexed_iter_mut() {
                        *value += layer.bias()[at[0]];
                    }
                    Ok(weight)
                },
                1,
                Text(
                    "The biases were added: leave them out, they are not part of the weights.",
                    "バイアスが足されています。重みには含まれないので、足さないでください。",
                ),
            ),
        ],
    }],
    panicked: TAKE_IT,
    hints: [
        Hint(
            Text(
                "The function is given a layer. Ask it for its weights, and return a copy that is your own.",
                "関数には層が渡されます。その層から重みを受け取り、自分のコピーを返しましょう。",
            ),
            "",
        ),
        Hint(
            Text(
                "layer.weight() lends you the weights as &Array4<f32>. The function promises an Array4<f32>, so make a \
                 copy with .clone().",
                "layer.weight() は重みを &Array4<f32> として「貸して」くれます。関数は Array4<f32> を返す約束なので、.clone() で\
                 コピーを作ります。",
            ),
            "",
        ),
        Hint(
            Text(
                "Put the copy into Ok(…); without a semicolon it is what the function returns:",
                "コピーを Ok(…) に入れます。セミコロンを付けなければ、それが関数の返す値になります。",
            ),
            "Ok(layer.weight().…)",
        ),
    ],
    solution: Text(
        include_str!("solutions/en/b2.rs"),
        include_str!("solutions/ja/b2.rs"),
    ),
};

fn weight(layer: &ConvolutionalLayer) -> ArrayD<f32> {
    layer.weight().clone().into_dyn()
}

const TAKE_IT: Text = Text(
    "layer.weight() lends you the weights; .clone() makes a copy that you may keep. Return it unchanged.",
    "layer.weight() は重みを「貸して」くれます。.clone() を付けると、自分のコピーが作れます。それを変えずに返してください。",
);

const AXES: Text = Text(
    "The axes are in the wrong order. It should be output channels, input channels, rows, columns.",
    "軸の順序が違います。出力チャネル、入力チャネル、行、列の順です。",
);
