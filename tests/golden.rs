//! The crate's numbers against arrays from the Python original's own functions.

use std::fs::File;
use std::path::Path;

use ndarray::{Array, Array2, Array4, ArrayD, ArrayView, Axis, Dimension, stack};
use ndarray_npy::NpzReader;
use serde_json::Value;
use v1conv::{ConvolutionalLayer, Grating, conv2d, filters, grating};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"))
}

fn cases(function: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("reference.json")).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    all[function].as_array().unwrap().clone()
}

fn array(key: &str) -> ArrayD<f32> {
    let mut arrays = NpzReader::new(File::open(folder().join("reference.npz")).unwrap()).unwrap();
    arrays.by_name(&format!("{key}.npy")).unwrap()
}

fn key(case: &Value) -> &str {
    case["key"].as_str().unwrap()
}

fn size(case: &Value, name: &str) -> usize {
    case[name].as_u64().unwrap() as usize
}

fn number(case: &Value, name: &str) -> f64 {
    case[name].as_f64().unwrap()
}

fn largest<D: Dimension>(array: &Array<f32, D>) -> f32 {
    array.fold(0.0, |largest, value| largest.max(value.abs()))
}

#[track_caller]
fn assert_close<D: Dimension>(ours: ArrayView<f32, D>, reference: &ArrayD<f32>, tolerance: f32) {
    let ours = ours.into_dyn();
    assert_eq!(ours.shape(), reference.shape());
    let off = largest(&(&ours - reference));
    assert!(off <= tolerance, "off by {off}, allowed are {tolerance}");
}

#[test]
fn gratings_agree_exactly() {
    let cases = cases("grating");
    assert_eq!(cases.len(), 11);
    for case in cases {
        let ours = Grating::new(number(&case, "angle"))
            .spatial_frequency(number(&case, "sf"))
            .resolution(number(&case, "res"))
            .patch(case["patch"].as_bool().unwrap())
            .render()
            .unwrap();
        assert_eq!(ours.into_dyn(), array(key(&case)), "{case}");
    }
}

#[test]
fn filters_agree_to_a_millionth() {
    for case in cases("filters") {
        let ours = filters(size(&case, "out_channels"), size(&case, "K")).unwrap();
        assert_close(ours.view(), &array(key(&case)), 1e-6);
    }
}

#[test]
fn convolutions_agree_to_a_hundred_thousandth_of_the_largest_value() {
    for case in cases("conv2d") {
        let part = |name: &str| array(&format!("{}_{name}", key(&case)));
        let (input, weight): (Array4<f32>, Array4<f32>) = (
            part("x").into_dimensionality().unwrap(),
            part("w").into_dimensionality().unwrap(),
        );
        let bias = part("b").into_dimensionality().unwrap();
        let (stride, padding) = (size(&case, "stride"), size(&case, "padding"));
        let ours = conv2d(
            input.view(),
            weight.view(),
            Some(bias.view()),
            stride,
            padding,
        )
        .unwrap();
        let reference = part("y");
        assert_close(ours.view(), &reference, 1e-5 * largest(&reference));
    }
}

#[test]
fn the_layer_of_the_tutorial_agrees() {
    for case in cases("layer") {
        let (c_out, kernel_size) = (size(&case, "c_out"), size(&case, "K"));
        let gratings: Vec<Array2<f32>> = case["orientations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|angle| grating(angle.as_f64().unwrap()))
            .collect();
        let views: Vec<_> = gratings.iter().map(|image| image.view()).collect();
        let stimuli = stack(Axis(0), &views).unwrap().insert_axis(Axis(1));
        let weight = filters(c_out, kernel_size).unwrap();
        let layer = ConvolutionalLayer::with_filters(1, c_out, kernel_size, weight).unwrap();
        let reference = array(&format!("{}_y", key(&case)));
        let ours = layer.forward(&stimuli).unwrap();
        assert_close(ours.view(), &reference, 1e-5 * largest(&reference));
    }
}
