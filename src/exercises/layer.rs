//! Exercise 1.3: gratings through the convolutional layer.

use ndarray::{Array2, Array4, Axis, stack};

use super::Check;
use super::answer::{Mistake, Trouble, agree, call, compare_shapes, compare_values, conclude};
use crate::{ConvolutionalLayer, Error, Language, filters, grating};

type RunLayer = fn(&[f64]) -> Result<(Array4<f32>, Array4<f32>), Error>;

pub(crate) fn check(run_layer: RunLayer, language: Language) -> Check {
    let lists: [&[f64]; 2] = [&[-90.0, -45.0, 0.0, 45.0, 90.0], &[10.0, 62.5, -33.0]];
    let outcome = lists
        .into_iter()
        .try_for_each(|orientations| compare(run_layer, orientations, language));
    conclude("1.3", outcome, language)
}

fn compare(run_layer: RunLayer, orientations: &[f64], language: Language) -> Result<(), Trouble> {
    let panic_hint = language.pick(
        "Use the numbers of the exercise for the shapes: stimuli (N, 1, 48, 64), one for each orientation.",
        "形状には演習の数値を使ってください。刺激は向きごとに 1 つで、全体の形状は (N, 1, 48, 64) です。",
    );
    let (stimuli, activations) = call(|| run_layer(orientations), language, panic_hint)?;
    let expected = drawn(orientations, grating)?;
    let part = |mistake: Mistake, english: &str, japanese: &str| Mistake {
        what: format!("{}{}", language.pick(english, japanese), mistake.what),
        ..mistake
    };

    let of_stimuli = |mistake| part(mistake, "Stimuli: ", "刺激：");
    compare_shapes(stimuli.shape(), expected.shape(), language, |_| {
        panic_hint.into()
    })
    .map_err(of_stimuli)?;
    compare_values(&stimuli, &expected, language, || {
        let looks_like =
            |other: Result<Array4<f32>, Mistake>| other.is_ok_and(|other| agree(&stimuli, &other));
        let hint = if looks_like(drawn(orientations, |angle| grating(-angle))) {
            language.pick("The angles have the wrong sign.", "角度の符号が逆です。")
        } else if looks_like(drawn(orientations, |angle| grating(angle.to_radians()))) {
            language.pick(
                "grating takes degrees, not radians.",
                "grating の角度はラジアンではなく度で指定します。",
            )
        } else {
            language.pick(
                "Stimulus i is grating(orientations[i]).",
                "i 番目の刺激は grating(orientations[i]) です。",
            )
        };
        hint.into()
    })
    .map_err(of_stimuli)?;

    let layer = layer()?;
    let expected = layer.forward(&stimuli).map_err(unexpected)?;
    let of_activations = |mistake| part(mistake, "Activations: ", "活性化：");
    compare_shapes(activations.shape(), expected.shape(), language, |_| {
        language
            .pick(
                "The layer is made with c_in = 1, c_out = 6 and kernel_size = 7; layer.forward gives (N, 6, 48, 64).",
                "層は c_in = 1、c_out = 6、kernel_size = 7 で作ります。layer.forward の結果の形状は (N, 6, 48, 64) です。",
            )
            .into()
    })
    .map_err(of_activations)?;
    compare_values(&activations, &expected, language, || {
        let hint = if is_constant_in_channels(&(&activations - &expected)) {
            language.pick(
                "Each channel is off by a constant: the biases must be zero, as with_filters makes them.",
                "チャネルごとに一定の値だけずれています。バイアスは 0 でなければなりません。with_filters で作った層ではそうなります。",
            )
        } else {
            language.pick(
                "Make the layer with ConvolutionalLayer::with_filters and example_filters (ConvolutionalLayer::new \
                 draws random weights), and return what layer.forward gives, unchanged.",
                "ConvolutionalLayer::with_filters に example_filters を渡して層を作り（ConvolutionalLayer::new は重みを乱数で\
                 決めます）、layer.forward の結果をそのまま返してください。",
            )
        };
        hint.into()
    })
    .map_err(of_activations)?;
    Ok(())
}

/// The layer of the tutorial.
fn layer() -> Result<ConvolutionalLayer, Mistake> {
    filters(6, 7)
        .and_then(|filters| ConvolutionalLayer::with_filters(1, 6, 7, filters))
        .map_err(unexpected)
}

/// Stimuli (N, 1, H, W) of these orientations.
fn drawn(orientations: &[f64], draw: impl Fn(f64) -> Array2<f32>) -> Result<Array4<f32>, Mistake> {
    let images: Vec<Array2<f32>> = orientations.iter().map(|&angle| draw(angle)).collect();
    let views: Vec<_> = images.iter().map(|image| image.view()).collect();
    let stimuli = stack(Axis(0), &views).map_err(unexpected)?;
    Ok(stimuli.insert_axis(Axis(1)))
}

fn is_constant_in_channels(difference: &Array4<f32>) -> bool {
    difference.outer_iter().all(|image| {
        image.outer_iter().all(|channel| {
            let first = channel.first().copied().unwrap_or(0.0);
            channel.iter().all(|value| (value - first).abs() < 1e-3)
        })
    })
}

fn unexpected(error: impl std::fmt::Display) -> Mistake {
    Mistake {
        what: error.to_string(),
        hint: String::new(),
    }
}
