//! The figures of the tutorial look as they did when somebody last looked at them.

#[path = "support/pictures.rs"]
mod pictures;

use ndarray::{Array2, Array4, Axis, stack};
use pictures::{assert_looks_like, difference};
use v1conv::{
    Colours, ConvolutionalLayer, Figure, Language, filters, grating, plot_example_activations,
    plot_filters, plot_stimuli, plot_weights, show_activation, show_stimulus,
};

const ANGLES: [f64; 5] = [-90.0, -45.0, 0.0, 45.0, 90.0];
const CHANNELS: [usize; 6] = [0, 1, 2, 3, 4, 5];

fn weights() -> Array4<f32> {
    filters(6, 7).unwrap()
}

fn activations() -> Figure {
    let images: Vec<Array2<f32>> = ANGLES.map(grating).into();
    let views: Vec<_> = images.iter().map(|image| image.view()).collect();
    let stimuli = stack(Axis(0), &views).unwrap().insert_axis(Axis(1));
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, weights()).unwrap();
    let activations = layer.forward(&stimuli).unwrap();
    plot_example_activations(&stimuli, &activations, &CHANNELS).unwrap()
}

/// Compares a figure with `tests/figures/NAME.png`.
#[track_caller]
fn assert_drawn(name: &str, figure: &Figure) {
    assert_looks_like(
        &format!("tests/figures/{name}.png"),
        &figure.png(1).unwrap(),
    );
}

#[test]
fn the_picture_of_the_readme_is_up_to_date() {
    assert_looks_like(
        "notebooks/figures/activations.png",
        &activations().png(2).unwrap(),
    );
}

#[test]
fn the_activations_in_japanese() {
    let figure = activations().in_language(Language::Japanese);
    assert_drawn("activations-ja", &figure);
}

#[test]
fn the_stimuli() {
    let titles = ANGLES.map(|angle| format!("{angle}°"));
    let figure = plot_stimuli(&ANGLES.map(grating), &titles).unwrap();
    assert_drawn("stimuli", &figure);
    assert_drawn("stimuli-ja", &figure.in_language(Language::Japanese));
    assert_drawn("stimulus", &show_stimulus(&grating(45.0)).unwrap());
}

#[test]
fn the_filters() {
    let shown = [(0, "center-surround filter"), (4, "Gabor filter")];
    let figure = plot_filters(&weights(), &shown).unwrap();
    assert_drawn("filters", &figure);
    assert_drawn("filters-ja", &figure.in_language(Language::Japanese));
}

#[test]
fn the_weights_in_both_colours() {
    let figure = plot_weights(&weights(), &CHANNELS).unwrap();
    assert_drawn("weights", &figure);
    assert_drawn("weights-orange", &figure.colours(Colours::BlueWhiteOrange));
}

#[test]
fn words_have_a_minus_and_not_a_hyphen() {
    let titles = ANGLES.map(|angle| format!("{angle}°"));
    for figure in [
        activations(),
        plot_stimuli(&ANGLES.map(grating), &titles).unwrap(),
        plot_weights(&weights(), &CHANNELS).unwrap(),
        show_activation(&(grating(45.0) * 3.1)).unwrap(),
    ] {
        for language in [Language::English, Language::Japanese] {
            let text = figure.clone().in_language(language).text().to_owned();
            let mut signs = text.match_indices('-');
            let next = |at: usize| text[at + 1..].starts_with(|sign: char| sign.is_ascii_digit());
            assert!(signs.all(|(at, _)| !next(at)), "{text}");
            assert!(text.contains('−'), "{text}");
        }
    }
}

#[test]
fn one_activation() {
    let figure = show_activation(&(grating(45.0) * 3.1)).unwrap();
    assert_drawn("activation", &figure);
}

#[test]
fn a_single_wrong_pixel_is_found_and_placed() {
    let figure = show_stimulus(&grating(45.0)).unwrap();
    let right = figure.png(1).unwrap();
    assert_eq!(difference(&right, &right), None);
    let mut wrong = image::load_from_memory(&right).unwrap().into_rgb8();
    wrong.get_pixel_mut(40, 30).0[0] ^= 0x80;
    let mut file = std::io::Cursor::new(Vec::new());
    wrong.write_to(&mut file, image::ImageFormat::Png).unwrap();
    let told = difference(&right, file.get_ref()).unwrap();
    assert!(told.contains("1 pixels, the first at x 40, y 30"), "{told}");
    let smaller = show_stimulus(&Array2::zeros((2, 2)))
        .unwrap()
        .png(1)
        .unwrap();
    assert!(
        difference(&right, &smaller)
            .unwrap()
            .contains("the picture drawn")
    );
    assert!(difference(b"", &right).unwrap().contains("missing"));
}
