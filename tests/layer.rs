//! The convolutional layer: its initial weights, its shapes, and what it refuses.

use ndarray::Array4;
use v1conv::{ConvolutionalLayer, filters};

#[path = "support/refused.rs"]
mod refused;
use refused::refused;

#[test]
fn initial_weights_fill_the_range_of_pytorch() {
    let layer = ConvolutionalLayer::seeded(4, 32, 5, 7).unwrap();
    let bound = 1.0 / 100f32.sqrt();
    let weights = layer.weight();
    assert_eq!(weights.dim(), (32, 4, 5, 5));
    assert!(
        weights
            .iter()
            .chain(layer.bias())
            .all(|weight| weight.abs() <= bound)
    );
    // Uniform in ±bound: mean 0, variance bound² / 3, and both ends are reached.
    let mean = weights.mean().unwrap();
    let variance = weights.mapv(|weight| weight * weight).mean().unwrap();
    assert!(mean.abs() < 0.05 * bound, "{mean}");
    assert!(
        (variance / (bound * bound / 3.0) - 1.0).abs() < 0.1,
        "{variance}"
    );
    assert!(
        weights.iter().any(|&w| w > 0.99 * bound) && weights.iter().any(|&w| w < -0.99 * bound)
    );
}

#[test]
fn a_seed_gives_the_same_layer_and_none_another_one() {
    let seeded = |seed| ConvolutionalLayer::seeded(1, 6, 7, seed).unwrap();
    assert_eq!(seeded(1), seeded(1));
    assert_ne!(seeded(1), seeded(2));
    let new = || ConvolutionalLayer::new(1, 6, 7).unwrap();
    assert_ne!(new(), new());
}

#[test]
fn filters_become_the_weights_and_the_biases_are_zero() {
    let filters = filters(6, 7).unwrap();
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters.clone()).unwrap();
    assert_eq!(*layer.weight(), filters);
    assert!(layer.bias().iter().all(|&bias| bias == 0.0));
}

#[test]
fn an_even_kernel_adds_a_pixel_each_way() {
    let side = |kernel_size| {
        let layer = ConvolutionalLayer::seeded(1, 2, kernel_size, 1).unwrap();
        layer.forward(&Array4::zeros((1, 1, 9, 9))).unwrap().dim()
    };
    assert_eq!(side(3), (1, 2, 9, 9));
    assert_eq!(side(4), (1, 2, 10, 10));
}

#[test]
fn layers_that_make_no_sense_are_explained() {
    let filters = filters(6, 7).unwrap();
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters.clone()).unwrap();
    refused(
        ConvolutionalLayer::new(0, 6, 7),
        "c_in of the layer: expected 1 or more",
    );
    refused(ConvolutionalLayer::new(1, 0, 7), "c_out of the layer");
    refused(ConvolutionalLayer::new(1, 6, 0), "kernel_size of the layer");
    refused(
        ConvolutionalLayer::new(1, 6, usize::MAX),
        "fits into memory",
    );
    refused(
        ConvolutionalLayer::with_filters(1, 5, 7, filters),
        "expected (c_out, c_in, K, K) = (5, 1, 7, 7), found [6, 1, 7, 7]",
    );
    refused(
        layer.forward(&Array4::zeros((5, 3, 48, 64))),
        "c_in = 1 channels",
    );
}
