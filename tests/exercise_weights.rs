//! Bonus exercise 2.

#[path = "support/exercise.rs"]
mod support;

use ndarray::{Array4, s};
use v1conv::{ConvolutionalLayer, Error, filters};

use support::{cells, constant};

cells!(
    "b2", "b2", read_weights: fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>,
    check_b2, figure_b2
);

#[test]
fn weights_may_be_read_in_any_way() {
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
    wrong(0, "filters_of_the_tutorial", |_| filters(6, 7));
    told(
        0,
        ["the result happens to be right", "たまたま正しい結果"],
        |_| filters(6, 7),
    );
    wrong(0, "newly_made_filters", |layer| {
        let (c_out, _, k, _) = layer.weight().dim();
        filters(c_out, k)
    });
    told(0, [".clone() makes a copy", "自分のコピー"], |layer| {
        Ok(ConvolutionalLayer::new(1, 6, 7)?.weight().to_owned() + layer.bias()[0])
    });
}

#[test]
fn changed_weights_are_named() {
    wrong(0, "all_zero", |layer| Ok(layer.weight() * 0.0));
    wrong(1, "wrong_sign", |layer| Ok(-layer.weight()));
    wrong(1, "absolute_values", |layer| {
        Ok(layer.weight().mapv(f32::abs))
    });
    wrong(1, "divided_by_the_largest", |layer| {
        let largest = layer
            .weight()
            .fold(0.0f32, |most, weight| most.max(weight.abs()));
        Ok(layer.weight() / largest)
    });
    wrong(1, "filters_transposed", |layer| {
        Ok(layer.weight().clone().permuted_axes([0, 1, 3, 2]))
    });
    wrong(1, "axes_swapped", |layer| {
        Ok(layer.weight().clone().permuted_axes([1, 0, 2, 3]))
    });
    wrong(1, "flipped_filters", |layer| {
        Ok(layer.weight().slice(s![.., .., ..;-1, ..;-1]).to_owned())
    });
    wrong(1, "channels_reversed", |layer| {
        Ok(layer.weight().slice(s![..;-1, .., .., ..]).to_owned())
    });
    wrong(1, "only_the_first_filter", |layer| {
        Ok(layer.weight().slice(s![..1, .., .., ..]).to_owned())
    });
    wrong(1, "only_the_first_input_channel", |layer| {
        Ok(layer.weight().slice(s![.., ..1, .., ..]).to_owned())
    });
    wrong(1, "biases_added", |layer| {
        let mut weights = layer.weight().clone();
        for (mut filter, bias) in weights.outer_iter_mut().zip(layer.bias()) {
            filter += *bias;
        }
        Ok(weights)
    });
}

#[test]
fn an_error_in_an_answer_is_shown() {
    told(
        0,
        [
            "your function returned an error: out_channels of filters: expected 2 or more",
            "関数がエラーを返しました",
        ],
        |_| filters(1, 7),
    );
}

#[test]
fn what_has_no_evidence_earns_nothing() {
    constants_earn_nothing(|layer| Ok(constant(layer.weight().dim())));
    earns_nothing(|_| Ok(Array4::zeros((0, 0, 0, 0))));
}
