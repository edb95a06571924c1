//! Bonus exercise 2.

#[path = "support/exercise.rs"]
mod support;

use ndarray::{Array4, s};
use v1conv::{ConvolutionalLayer, Error, filters};
use v1conv::{en, ja};

use support::{
    assert_named, assert_right, assert_told, cells, constant, constants_earn_nothing, earns_nothing,
};

cells!("b2", "b2", read_weights, check_b2, figure_b2);

type Answer = fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>;

#[track_caller]
fn right(answer: Answer) {
    assert_right("b2", || en::check_b2(answer), || ja::check_b2(answer));
}

#[track_caller]
fn wrong(points: u32, answer: Answer, mistake: &str) {
    let checks = (|| en::check_b2(answer), || ja::check_b2(answer));
    assert_named(points, checks, mistake);
}

#[track_caller]
fn told(points: u32, answer: Answer, english: &str, japanese: &str) {
    let checks = (|| en::check_b2(answer), || ja::check_b2(answer));
    assert_told(points, checks, (english, japanese));
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
    wrong(0, |_| filters(6, 7), "filters_of_the_tutorial");
    told(
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
        "newly_made_filters",
    );
    told(
        0,
        |layer| Ok(ConvolutionalLayer::new(1, 6, 7)?.weight().to_owned() + layer.bias()[0]),
        ".clone() makes a copy",
        "自分のコピー",
    );
}

#[test]
fn changed_weights_are_named() {
    wrong(0, |layer| Ok(layer.weight() * 0.0), "all_zero");
    wrong(1, |layer| Ok(-layer.weight()), "wrong_sign");
    wrong(
        1,
        |layer| Ok(layer.weight().mapv(f32::abs)),
        "absolute_values",
    );
    wrong(
        1,
        |layer| {
            let largest = layer
                .weight()
                .fold(0.0f32, |most, weight| most.max(weight.abs()));
            Ok(layer.weight() / largest)
        },
        "divided_by_the_largest",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().clone().permuted_axes([0, 1, 3, 2])),
        "filters_transposed",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().clone().permuted_axes([1, 0, 2, 3])),
        "axes_swapped",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![.., .., ..;-1, ..;-1]).to_owned()),
        "flipped_filters",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![..;-1, .., .., ..]).to_owned()),
        "channels_reversed",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![..1, .., .., ..]).to_owned()),
        "only_the_first_filter",
    );
    wrong(
        1,
        |layer| Ok(layer.weight().slice(s![.., ..1, .., ..]).to_owned()),
        "only_the_first_input_channel",
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
        "biases_added",
    );
}

#[test]
fn an_error_in_an_answer_is_shown() {
    told(
        0,
        |_| filters(1, 7),
        "your function returned an error: out_channels of filters: expected 2 or more",
        "関数がエラーを返しました",
    );
}

#[test]
fn what_has_no_evidence_earns_nothing() {
    constants_earn_nothing(|| en::check_b2(|layer| Ok(constant(layer.weight().dim()))));
    earns_nothing(en::check_b2(|_| Ok(Array4::zeros((0, 0, 0, 0)))));
    earns_nothing(en::check_b2(|_| filters(6, 7)));
}
