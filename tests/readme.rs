//! The picture of the README is the one that the crate draws.

use std::fs;
use std::path::Path;

use ndarray::{Array2, Axis, stack};
use v1conv::{ConvolutionalLayer, filters, grating, plot_example_activations};

#[test]
fn the_picture_is_up_to_date() {
    let images: Vec<Array2<f32>> = [-90.0, -45.0, 0.0, 45.0, 90.0].map(grating).into();
    let views: Vec<_> = images.iter().map(|image| image.view()).collect();
    let stimuli = stack(Axis(0), &views).unwrap().insert_axis(Axis(1));
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7).unwrap()).unwrap();
    let activations = layer.forward(&stimuli).unwrap();
    let figure = plot_example_activations(&stimuli, &activations, &[0, 1, 2, 3, 4, 5]).unwrap();

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("notebooks/figures/activations.png");
    let drawn = figure.png(2).unwrap();
    if !look_alike(&fs::read(&path).unwrap_or_default(), &drawn) {
        let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join("activations.png");
        fs::write(&actual, drawn).unwrap();
        panic!(
            "{} is out of date; compare it with {} and copy that",
            path.display(),
            actual.display()
        );
    }
}

/// The same size, and no pixel far off: exponentials and cosines differ in their last bit between systems.
fn look_alike(kept: &[u8], drawn: &[u8]) -> bool {
    let [Ok(kept), Ok(drawn)] = [kept, drawn].map(image::load_from_memory) else {
        return false;
    };
    let (kept, drawn) = (kept.into_rgb8(), drawn.into_rgb8());
    let close = |(a, b): (&u8, &u8)| a.abs_diff(*b) <= 3;
    kept.dimensions() == drawn.dimensions() && kept.iter().zip(drawn.iter()).all(close)
}
