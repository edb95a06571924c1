//! Bonus exercise 2.

use ndarray::{Array4, s};
use v1conv::exercises::{en, ja};
use v1conv::{ConvolutionalLayer, Error, filters};

use crate::support::{assert_right, assert_wrong};

type Answer = fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>;

#[track_caller]
fn right(answer: Answer) {
    assert_right("b2", || en::check_b2(answer), || ja::check_b2(answer));
}

#[track_caller]
fn wrong(points: u32, answer: Answer, english: &str, japanese: &str) {
    let checks = (|| en::check_b2(answer), || ja::check_b2(answer));
    assert_wrong(points, checks, (english, japanese));
}

#[test]
fn weights_may_be_read_in_any_way() {
    right(|layer| Ok(layer.weight().clone()));
    right(|layer| Ok(layer.weight().to_owned()));
    right(|layer| Ok(layer.weight().mapv(|weight| weight)));
    right(|layer| {
        let mut weights = Array4::zeros(layer.weight().dim());
        for (at, &weight) in layer.weight().indexed_iter() {
            weights[at] = weight;
        }
        Ok(weights)
    });
}

#[test]
fn weights_of_another_layer_are_named() {
    wrong(
        0,
        |_| filters(6, 7),
        "the tutorial's filters",
        "このチュートリアルのフィルター",
    );
    wrong(
        0,
        |_| filters(6, 7),
        "the result happens to be right",
        "たまたま正しい結果",
    );
    wrong(
        0,
        |layer| {
            let (c_out, _, k, _) = layer.weight().dim();
            filters(c_out, k)
        },
        "filters were newly made",
        "新しく作ったフィルター",
    );
    wrong(
        0,
        |layer| Ok(ConvolutionalLayer::new(1, 6, 7)?.weight().to_owned() + layer.bias()[0]),
        ".clone() makes a copy",
        "自分のコピー",
    );
}

#[test]
fn changed_weights_are_named() {
    wrong(
        0,
        |layer| Ok(layer.weight() * 0.0),
        "All values are zero",
        "すべての値が0",
    );
    wrong(
        1,
        |layer| Ok(-layer.weight()),
        "All signs",
        "符号がすべて逆",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().mapv(f32::abs)),
        "became positive",
        "正になって",
    );
    wrong(
        1,
        |layer| {
            let largest = layer
                .weight()
                .fold(0.0f32, |most, weight| most.max(weight.abs()));
            Ok(layer.weight() / largest)
        },
        "divided by the largest",
        "最大値で割られて",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().clone().permuted_axes([0, 1, 3, 2])),
        "Rows and columns of the filters",
        "フィルターの行と列",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().clone().permuted_axes([1, 0, 2, 3])),
        "The axes are in the wrong order",
        "軸の順序が違います",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![.., .., ..;-1, ..;-1]).to_owned()),
        "The filters are flipped",
        "フィルターが反転",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![..;-1, .., .., ..]).to_owned()),
        "The channels are in the reverse order",
        "チャネルの順序が逆",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![..1, .., .., ..]).to_owned()),
        "Only the first filter",
        "最初のフィルターだけ",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![.., ..1, .., ..]).to_owned()),
        "the first input channel",
        "最初の入力チャネル",
    );
    wrong(
        1,
        |layer| {
            let mut weights = layer.weight().clone();
            for (mut filter, bias) in weights.outer_iter_mut().zip(layer.bias()) {
                filter += *bias;
            }
            Ok(weights)
        },
        "The biases were added",
        "バイアスが足されて",
    );
}

#[test]
fn an_error_in_an_answer_is_shown() {
    wrong(
        0,
        |_| filters(1, 7),
        "your function returned an error: out_channels of filters: expected 2 or more",
        "関数がエラーを返しました",
    );
}
