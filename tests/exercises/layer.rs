//! Exercise 1.3.

use ndarray::{Array2, Array4, Axis, concatenate, s};
use v1conv::exercises::{en, ja};
use v1conv::{ConvolutionalLayer, Error, Grating, conv2d, filters, grating};

use crate::support::{assert_right, assert_wrong};

type Arrays = Result<(Array4<f32>, Array4<f32>), Error>;
type Answer = fn(&[f64]) -> Arrays;

#[track_caller]
fn right(answer: Answer) {
    assert_right("1.3", || en::check_1_3(answer), || ja::check_1_3(answer));
}

#[track_caller]
fn wrong(points: u32, answer: Answer, english: &str, japanese: &str) {
    let checks = (|| en::check_1_3(answer), || ja::check_1_3(answer));
    assert_wrong(points, checks, (english, japanese));
}

/// Gratings of these orientations, drawn by `draw`, as stimuli (N, 1, H, W).
fn stimuli(orientations: &[f64], draw: impl Fn(f64) -> Array2<f32>) -> Array4<f32> {
    let mut stimuli = Array4::zeros((orientations.len(), 1, 48, 64));
    for (i, &angle) in orientations.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&draw(angle));
    }
    stimuli
}

fn layer() -> ConvolutionalLayer {
    ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7).unwrap()).unwrap()
}

fn run(stimuli: Array4<f32>, layer: &ConvolutionalLayer) -> Arrays {
    let activations = layer.forward(&stimuli)?;
    Ok((stimuli, activations))
}

/// Through a layer with these weights, in place of the tutorial's.
fn run_with(orientations: &[f64], weight: Array4<f32>, padding: usize) -> Arrays {
    let stimuli = stimuli(orientations, grating);
    let activations = conv2d(stimuli.view(), weight.view(), None, 1, padding)?;
    Ok((stimuli, activations))
}

/// The right answer, with its activations changed.
fn changed(orientations: &[f64], change: impl Fn(Array4<f32>) -> Array4<f32>) -> Arrays {
    let (stimuli, activations) = run(stimuli(orientations, grating), &layer())?;
    Ok((stimuli, change(activations)))
}

#[test]
fn the_layer_may_be_run_in_any_way() {
    right(|o| run(stimuli(o, grating), &layer()));
    right(|o| run_with(o, filters(6, 7)?, 3));
    right(|o| {
        let stimuli = stimuli(o, grating);
        let mut parts = Vec::new();
        for image in stimuli.axis_chunks_iter(Axis(0), 1) {
            parts.push(layer().forward(&image.to_owned())?);
        }
        let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
        let activations = concatenate(Axis(0), &views).unwrap();
        Ok((stimuli, activations))
    });
}

#[test]
fn wrong_stimuli_are_named() {
    fn drawn(o: &[f64], draw: fn(f64) -> Array2<f32>) -> Arrays {
        run(stimuli(o, draw), &layer())
    }
    wrong(
        1,
        |o| drawn(o, |angle| grating(-angle)),
        "wrong sign",
        "符号が逆",
    );
    wrong(
        1,
        |o| drawn(o, |angle| grating(angle.to_radians())),
        "degrees, not radians",
        "ラジアンではなく度",
    );
    wrong(
        1,
        |o| drawn(o, |angle| grating(angle.to_degrees())),
        "in degrees already",
        "すでに度で",
    );
    wrong(
        1,
        |o| drawn(o, |angle| grating(90.0 - angle)),
        "measured from horizontal",
        "水平から測っている",
    );
    wrong(
        1,
        |o| drawn(o, |angle| -grating(angle)),
        "Black and white",
        "白と黒が逆",
    );
    wrong(
        1,
        |o| drawn(o, |angle| grating(angle) + 0.5),
        "from 0 to 1",
        "0から1",
    );
    wrong(
        1,
        |o| drawn(o, |angle| Grating::new(angle).patch(true).render().unwrap()),
        "patches",
        "円形",
    );
    wrong(
        0,
        |o| drawn(o, |_| Array2::zeros((48, 64))),
        "all zero",
        "すべて0",
    );
    wrong(
        0,
        |o| drawn(o, |angle| grating(angle + 7.0)),
        "Stimulus i is grating(orientations[i])",
        "刺激 i は",
    );
    wrong(
        0,
        |o| run(stimuli(&vec![o[0]; o.len()], grating), &layer()),
        "All stimuli are the first one",
        "最初のものと同じ",
    );
    wrong(
        1,
        |o| {
            let reversed: Vec<f64> = o.iter().rev().copied().collect();
            run(stimuli(&reversed, grating), &layer())
        },
        "reverse order",
        "順序が逆",
    );
    // Right for the orientations on the screen, and for no others.
    fn by_heart(_: &[f64]) -> Arrays {
        run(stimuli(&[-90.0, -45.0, 0.0, 45.0, 90.0], grating), &layer())
    }
    wrong(
        0,
        by_heart,
        "It should be [3, 1, 48, 64], but your function gave [5, 1, 48, 64]",
        "[5, 1, 48, 64]になって",
    );
    wrong(
        0,
        by_heart,
        "the five gratings of the figure",
        "図と同じ5つ",
    );
    wrong(
        0,
        by_heart,
        "the result happens to be right",
        "たまたま正しい結果",
    );
}

#[test]
fn stimuli_with_their_axes_in_another_order_are_named() {
    wrong(
        1,
        |o| {
            let (stimuli, activations) = run(stimuli(o, grating), &layer())?;
            Ok((stimuli.permuted_axes([0, 2, 3, 1]), activations))
        },
        "The axes of the stimuli",
        "刺激の軸の順序",
    );
    wrong(
        1,
        |o| {
            let (stimuli, activations) = run(stimuli(o, grating), &layer())?;
            Ok((stimuli.permuted_axes([0, 1, 3, 2]), activations))
        },
        "Rows and columns of the stimuli",
        "刺激の行と列",
    );
}

#[test]
fn wrong_activations_are_named() {
    wrong(
        0,
        |o| run(stimuli(o, grating), &ConvolutionalLayer::new(1, 6, 7)?),
        "draws random weights",
        "重みを乱数で",
    );
    wrong(
        0,
        |o| run_with(o, filters(4, 7)?, 3),
        "c_out is 6",
        "c_out は6",
    );
    wrong(
        0,
        |o| run_with(o, filters(6, 5)?, 2),
        "kernel_size is 7",
        "kernel_size は7",
    );
    wrong(
        1,
        |o| run_with(o, filters(6, 7)?, 0),
        "The padding is missing",
        "パディングがありません",
    );
    wrong(
        1,
        |o| run_with(o, filters(6, 7)?.slice_move(s![.., .., ..;-1, ..;-1]), 3),
        "The filters are flipped",
        "フィルターが反転",
    );
    wrong(
        1,
        |o| run_with(o, filters(6, 7)?.permuted_axes([0, 1, 3, 2]), 3),
        "Rows and columns of the filters",
        "フィルターの行と列",
    );
    wrong(
        1,
        |o| run_with(o, filters(6, 7)?.slice_move(s![..;-1, .., .., ..]), 3),
        "The channels are in the wrong order",
        "チャネルの順序が違います",
    );
    wrong(
        1,
        |o| changed(o, |act| act + 0.5),
        "the biases must be zero",
        "バイアスは0",
    );
    wrong(
        1,
        |o| changed(o, |act| act.mapv(|a| a.max(0.0))),
        "without rectification",
        "整流せずに",
    );
    wrong(
        1,
        |o| changed(o, |act| act.permuted_axes([1, 0, 2, 3])),
        "The axes of the activations",
        "活性化の軸の順序",
    );
    wrong(
        0,
        |o| changed(o, |act| act * 0.0),
        "The activations are all zero",
        "活性化がすべて0",
    );
    wrong(
        0,
        |o| changed(o, |act| act * 2.0),
        "return what layer.forward returns",
        "そのまま返して",
    );
}

#[test]
fn two_mistakes_cost_more_than_one() {
    wrong(
        0,
        |o| {
            let (stimuli, activations) = run(stimuli(o, |angle| grating(-angle)), &layer())?;
            Ok((stimuli, activations + 0.5))
        },
        "wrong sign",
        "符号が逆",
    );
}
