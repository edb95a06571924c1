//! Bonus exercise 3: a complex cell, built from rectified Gabors of one orientation and different phases.

use ndarray::{Array1, Array2, Array4, ArrayD, Axis, arr1};

use super::arrays::mapped;
use super::compare::agree;
use super::exercise::{Exercise, Hint, Part, Text, gives};
use crate::{Error, Grating, Language};

pub(crate) use question::Question;
use question::{gabors, noise, rectified, stimulus};

mod question;

/// What a student writes.
pub(crate) type Respond = fn(&Array2<f32>, &Array4<f32>) -> Result<(Array1<f32>, f32), Error>;

pub(crate) fn answer(respond: Respond, question: &Question) -> Result<Vec<ArrayD<f32>>, Error> {
    let (simple, complex) = respond(&question.stimulus, &question.filters)?;
    Ok(vec![simple.into_dyn(), arr1(&[complex]).into_dyn()])
}

pub(crate) static EXERCISE: Exercise<Question> = Exercise {
    name: "b3",
    fresh: |random| {
        // Filters without any symmetry, and Gabors with their own; images of other sizes than the tutorial's.
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
    describe: |question, language| {
        let ((height, width), (cells, _, k, _)) = (question.stimulus.dim(), question.filters.dim());
        match language {
            Language::English => {
                format!("a stimulus of {height} × {width} pixels and {cells} filters of {k} × {k}")
            }
            Language::Japanese => {
                format!("{height} × {width}画素の刺激と{cells}個の{k} × {k}のフィルター")
            }
        }
    },
    parts: &[SIMPLE, COMPLEX],
    panicked: Text(
        "The function must work for stimuli of any size and any number of filters. The axes of the activations are \
         images, channels, rows, columns; the middle is in row height / 2 and column width / 2, counted from 0.",
        "関数は、どのような大きさの刺激、いくつのフィルターに対しても動く必要があります。活性化の軸は画像、チャネル、行、列の順で、\
         中央の添字は、行が height / 2、列が width / 2 です（0から数えます）。",
    ),
    hints: [
        Hint(
            Text(
                "First run the stimulus through all filters at once. From each channel you need only the unit in the \
                 middle; rectified, these are the simple cells. The complex cell adds them up.",
                "まず、刺激をすべてのフィルターに一度に通します。各チャネルで使うのは中央のユニットだけです。整流すると単純細胞になり、\
                 足し合わせると複雑細胞になります。",
            ),
            "",
        ),
        Hint(
            Text(
                "conv2d takes the input, the weights, None for the bias, the stride 1 and the padding: half of the \
                 filter's size. A slice takes the middle of each channel, .mapv applies a function to every element, \
                 and .sum() adds them up.",
                "conv2d には、入力、重み、バイアスの代わりのNone、ストライド1、そしてパディングとしてフィルターサイズの半分を渡します。\
                 各チャネルの中央はスライスで取り出せます。.mapv は各要素に関数を適用し、.sum() は足し合わせます。",
            ),
            "activations.slice(s![0, .., height / 2, width / 2])",
        ),
        Hint(
            Text(
                "Fill in what is missing (…):",
                "足りないところ (…) を埋めてください。",
            ),
            "let activations = conv2d(input.view(), gabors.view(), None, 1, …)?;\n\
             let middle = activations.slice(s![0, .., height / 2, width / 2]);\n\
             let simple: Array1<f32> = middle.mapv(|response| …);\n\
             let complex = simple.…;\nOk((simple, complex))",
        ),
    ],
    solution: Text(
        include_str!("solutions/en/b3.rs"),
        include_str!("solutions/ja/b3.rs"),
    ),
};

const SIMPLE: Part<Question> = Part {
    name: "simple",
    title: Text("simple cells", "単純細胞"),
    right: |q, _| q.simple(),
    // Whoever has none of them has not earned their sum either.
    costs: 2,
    advice: Text(
        "The simple cells are the activations in the middle of the image, one for each filter, and zero where they are \
         negative.",
        "単純細胞は、画像の中央の活性化です。フィルターごとに1つあり、負のものは0になります。",
    ),
    mistakes: &[
        gives(
            |q, _| q.middle(),
            1,
            Text(
                "Rectify the responses: a neuron cannot fire at a negative rate, so negative ones become zero.",
                "応答を整流してください。ニューロンの発火が負になることはないので、負の応答は0にします。",
            ),
        ),
        gives(
            |q, _| Ok(mapped(q.middle()?, &f32::abs)),
            1,
            Text(
                "Negative responses became positive. Rectification makes them zero: response.max(0.0).",
                "負の応答が正になっています。整流では、response.max(0.0) のように負の応答を0にします。",
            ),
        ),
        gives(
            |q, _| Ok(mapped(q.middle()?, &|a| a.min(0.0))),
            1,
            WRONG_SIDE,
        ),
        gives(
            |q, _| Ok(mapped(q.middle()?, &|a| (-a).max(0.0))),
            1,
            WRONG_SIDE,
        ),
        gives(
            |q, _| Ok(mapped(q.simple()?, &|a| a * a)),
            1,
            Text(
                "The responses are squared, as in another model of these cells. Here, only rectify them.",
                "応答が2乗されています。2乗は別のモデルのやり方で、ここでは整流だけをします。",
            ),
        ),
        gives(
            |q, _| {
                let (height, width) = q.stimulus.dim();
                Ok(rectified(q.at(width / 2, height / 2, q.half())?))
            },
            1,
            Text(
                "Rows and columns are swapped: the middle is in row height / 2 and column width / 2, in this order.",
                "行と列が入れ替わっています。中央の添字は [height / 2, width / 2] の順です。",
            ),
        ),
        gives(
            |q, _| {
                let (height, width) = q.stimulus.dim();
                Ok(rectified(q.at(height / 2, width / 2, 0)?))
            },
            1,
            Text(
                "The padding is missing, so the output is smaller, and the middle of the image is somewhere else in \
                 it. Pad with half of the filter's size.",
                "パディングがありません。パディングがないと出力が小さくなり、画像の中央にあたる位置がずれます。フィルターサイズの半分の\
                 パディングを付けてください。",
            ),
        ),
        gives(
            |q, _| {
                let (height, width) = q.stimulus.dim();
                Ok(rectified(q.at(height / 2 - 1, width / 2 - 1, q.half())?))
            },
            1,
            OFF_BY_ONE,
        ),
        gives(
            |q, _| {
                let (height, width) = q.stimulus.dim();
                Ok(rectified(q.at(height / 2 + 1, width / 2 + 1, q.half())?))
            },
            1,
            OFF_BY_ONE,
        ),
        gives(
            |q, _| Ok(rectified(q.at(0, 0, q.half())?)),
            1,
            Text(
                "These are the cells in the upper left corner, where the filter reaches beyond the image. Take the ones \
                 in the middle: row height / 2, column width / 2.",
                "左上の隅の細胞になっています。そこではフィルターが画像からはみ出します。画像の中央の細胞を使ってください。添字は、行が\
                 height / 2、列が width / 2 です。",
            ),
        ),
        gives(
            |q, _| q.pooled(|sum, response| sum + response),
            1,
            Text(
                "You added up all positions. Take the one cell in the middle of the image.",
                "すべての位置の応答が足されています。画像の中央の細胞を1つだけ取り出してください。",
            ),
        ),
        gives(
            |q, _| q.pooled(f32::max),
            1,
            Text(
                "This is the largest response anywhere in the image. Take the one cell in the middle of it.",
                "画像全体での最大の応答になっています。画像の中央の細胞を1つだけ取り出してください。",
            ),
        ),
        gives(
            |q, _| {
                let stimulus = q.stimulus.clone();
                let mut filters = q.filters.clone();
                filters.invert_axis(Axis(2));
                filters.invert_axis(Axis(3));
                Question { stimulus, filters }.simple()
            },
            1,
            Text(
                "The filters are flipped. Take them as they are.",
                "フィルターが反転しています。そのまま使ってください。",
            ),
        ),
        gives(
            |q, _| Ok(ArrayD::zeros(vec![q.filters.dim().0])),
            2,
            Text(
                "All responses are zero: take them from the activations, and rectify them with .max(0.0).",
                "すべての応答が0です。活性化から取り出し、.max(0.0) で整流してください。",
            ),
        ),
    ],
};

const WRONG_SIDE: Text = Text(
    "You kept the wrong half: rectification keeps the positive responses and sets the negative ones to zero.",
    "残す側が逆です。整流では正の応答を残し、負の応答を0にします。",
);

const OFF_BY_ONE: Text = Text(
    "Off by one: the middle of the image is in row height / 2 and column width / 2, counted from 0.",
    "1つずれています。画像の中央の添字は、行が height / 2、列が width / 2 です（0から数えます）。",
);

/// The sum of the simple cells: of the right ones, or of those that were answered.
const COMPLEX: Part<Question> = Part {
    name: "complex",
    title: Text("complex cell", "複雑細胞"),
    right: |q, answer| {
        let right = total(q.simple()?.sum());
        if agree(&answer[1], &right) {
            Ok(right)
        } else {
            Ok(total(answer[0].sum()))
        }
    },
    costs: 1,
    advice: Text(
        "The complex cell is the sum of the simple cells.",
        "複雑細胞は単純細胞の和です。",
    ),
    mistakes: &[
        gives(|q, _| Ok(total(q.middle()?.sum())), 1, RECTIFY_FIRST),
        gives(
            |q, _| Ok(total(q.middle()?.sum().max(0.0))),
            1,
            RECTIFY_FIRST,
        ),
        gives(
            |_, answer| Ok(total(answer[0].fold(0.0, |most: f32, &a| most.max(a)))),
            1,
            Text(
                "This is the largest of the simple cells. That makes a complex cell, too, but here take their sum.",
                "単純細胞の最大値になっています。最大値も複雑細胞のモデルになりますが、ここでは和を求めてください。",
            ),
        ),
        gives(
            |_, answer| Ok(total(answer[0].mean().unwrap_or(0.0))),
            1,
            Text(
                "This is the mean of the simple cells. Take their sum instead.",
                "単純細胞の平均になっています。ここでは和を求めます。",
            ),
        ),
        gives(
            |_, answer| Ok(total(mapped(answer[0].clone(), &|a| a * a).sum())),
            1,
            SQUARED,
        ),
        gives(
            |_, answer| Ok(total(mapped(answer[0].clone(), &|a| a * a).sum().sqrt())),
            1,
            SQUARED,
        ),
        gives(
            |_, answer| Ok(total(answer[0].first().copied().unwrap_or(0.0))),
            1,
            Text(
                "This is the first simple cell alone. Add up all of them.",
                "最初の単純細胞だけになっています。すべてを足し合わせてください。",
            ),
        ),
        gives(
            |_, _| Ok(total(0.0)),
            1,
            Text(
                "The complex cell is zero: add up the simple cells.",
                "複雑細胞が0になっています。単純細胞を足し合わせてください。",
            ),
        ),
    ],
};

const RECTIFY_FIRST: Text = Text(
    "Rectify each simple cell first, then add: otherwise positive and negative responses cancel.",
    "まず単純細胞をそれぞれ整流し、それから足してください。そうしないと正と負の応答が打ち消し合います。",
);

const SQUARED: Text = Text(
    "You added the squares of the responses. There is a model of complex cells that does so, the energy model; here, add \
     the responses themselves.",
    "応答の2乗が足されています。そのような複雑細胞のモデル（エネルギーモデル）もありますが、ここでは応答そのものを足して\
     ください。",
);

fn total(value: f32) -> ArrayD<f32> {
    arr1(&[value]).into_dyn()
}
