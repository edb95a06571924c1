//! Exercise 1.3.

#[path = "support/exercise.rs"]
mod support;

use ndarray::{Array2, Array4, Axis, concatenate, s};
use v1conv::{ConvolutionalLayer, Error, Grating, conv2d, filters, grating};
use v1conv::{en, ja};

use support::{
    assert_named, assert_right, assert_told, cells, constant, constants_earn_nothing, earns_nothing,
};

cells!("1.3", "1-3", run_layer, check_1_3, figure_1_3);

type Arrays = Result<(Array4<f32>, Array4<f32>), Error>;
type Answer = fn(&[f64]) -> Arrays;

#[track_caller]
fn right(answer: Answer) {
    assert_right("1.3", || en::check_1_3(answer), || ja::check_1_3(answer));
}

#[track_caller]
fn wrong(points: u32, answer: Answer, mistake: &str) {
    let checks = (|| en::check_1_3(answer), || ja::check_1_3(answer));
    assert_named(points, checks, mistake);
}

#[track_caller]
fn told(points: u32, answer: Answer, english: &str, japanese: &str) {
    let checks = (|| en::check_1_3(answer), || ja::check_1_3(answer));
    assert_told(points, checks, (english, japanese));
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

/// Through a layer with these weights instead of the tutorial's.
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
    wrong(1, |o| drawn(o, |angle| grating(-angle)), "negative_angles");
    wrong(
        1,
        |o| drawn(o, |angle| grating(angle.to_radians())),
        "angles_in_radians",
    );
    wrong(
        1,
        |o| drawn(o, |angle| grating(angle.to_degrees())),
        "angles_converted_to_degrees",
    );
    wrong(
        1,
        |o| drawn(o, |angle| grating(90.0 - angle)),
        "angles_from_horizontal",
    );
    wrong(
        1,
        |o| drawn(o, |angle| -grating(angle)),
        "stimuli_with_the_wrong_sign",
    );
    wrong(
        1,
        |o| drawn(o, |angle| grating(angle) + 0.5),
        "stimuli_from_zero_to_one",
    );
    wrong(
        1,
        |o| drawn(o, |angle| Grating::new(angle).patch(true).render().unwrap()),
        "patches",
    );
    wrong(
        0,
        |o| drawn(o, |_| Array2::zeros((48, 64))),
        "stimuli_all_zero",
    );
    told(
        0,
        |o| drawn(o, |angle| grating(angle + 7.0)),
        "Stimulus i is grating(orientations[i])",
        "刺激 i は",
    );
    wrong(
        0,
        |o| run(stimuli(&vec![o[0]; o.len()], grating), &layer()),
        "first_stimulus_repeated",
    );
    wrong(
        1,
        |o| {
            let reversed: Vec<f64> = o.iter().rev().copied().collect();
            run(stimuli(&reversed, grating), &layer())
        },
        "stimuli_reversed",
    );
    // Right only for the orientations on the screen.
    fn by_heart(_: &[f64]) -> Arrays {
        run(stimuli(&[-90.0, -45.0, 0.0, 45.0, 90.0], grating), &layer())
    }
    told(
        0,
        by_heart,
        "It should be [3, 1, 48, 64], but your function gave [5, 1, 48, 64]",
        "[5, 1, 48, 64]になって",
    );
    wrong(0, by_heart, "orientations_of_the_figure");
    told(
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
        "stimuli_axes_swapped",
    );
    wrong(
        1,
        |o| {
            let (stimuli, activations) = run(stimuli(o, grating), &layer())?;
            Ok((stimuli.permuted_axes([0, 1, 3, 2]), activations))
        },
        "stimuli_transposed",
    );
}

#[test]
fn wrong_activations_are_named() {
    told(
        0,
        |o| run(stimuli(o, grating), &ConvolutionalLayer::new(1, 6, 7)?),
        "draws random weights",
        "重みを乱数で",
    );
    wrong(
        0,
        |o| run_with(o, filters(4, 7)?, 3),
        "wrong_number_of_channels",
    );
    wrong(0, |o| run_with(o, filters(6, 5)?, 2), "wrong_filter_size");
    wrong(1, |o| run_with(o, filters(6, 7)?, 0), "no_padding");
    wrong(
        1,
        |o| run_with(o, filters(6, 7)?.slice_move(s![.., .., ..;-1, ..;-1]), 3),
        "flipped_filters",
    );
    wrong(
        1,
        |o| run_with(o, filters(6, 7)?.permuted_axes([0, 1, 3, 2]), 3),
        "filters_transposed",
    );
    wrong(
        1,
        |o| run_with(o, filters(6, 7)?.slice_move(s![..;-1, .., .., ..]), 3),
        "channels_in_another_order",
    );
    wrong(1, |o| changed(o, |act| act + 0.5), "biases_not_zero");
    wrong(
        1,
        |o| changed(o, |act| act.mapv(|a| a.max(0.0))),
        "rectified",
    );
    wrong(
        1,
        |o| changed(o, |act| act.permuted_axes([1, 0, 2, 3])),
        "activations_axes_swapped",
    );
    wrong(0, |o| changed(o, |act| act * 0.0), "activations_all_zero");
    told(
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
        "negative_angles",
    );
}

#[test]
fn what_has_no_evidence_earns_nothing() {
    constants_earn_nothing(|| {
        en::check_1_3(|o| {
            Ok((
                constant((o.len(), 1, 48, 64)),
                constant((o.len(), 6, 48, 64)),
            ))
        })
    });
    constants_earn_nothing(|| {
        en::check_1_3(|o| Ok((stimuli(o, grating), constant((o.len(), 6, 48, 64)))))
    });
    earns_nothing(en::check_1_3(|_| {
        Ok((Array4::zeros((0, 0, 0, 0)), Array4::zeros((0, 0, 0, 0))))
    }));
    earns_nothing(en::check_1_3(|o| {
        Ok((stimuli(o, grating), Array4::zeros((o.len(), 0, 48, 64))))
    }));
    // One channel of the six, six times.
    earns_nothing(en::check_1_3(|orientations| {
        let stimuli = stimuli(orientations, grating);
        let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
        let first = layer.forward(&stimuli)?.slice_move(s![.., ..1, .., ..]);
        let six = concatenate(Axis(1), &[first.view(); 6]).unwrap();
        Ok((stimuli, six))
    }));
    // The stimuli as their own activations.
    earns_nothing(en::check_1_3(|orientations| {
        let stimuli = stimuli(orientations, grating);
        let six = concatenate(Axis(1), &[stimuli.view(); 6]).unwrap();
        Ok((stimuli, six))
    }));
}
#[test]
fn another_shape_is_told_whatever_its_size() {
    let check = en::check_1_3(|_| {
        Ok((
            Array4::zeros((1_300_000, 1, 1, 1)),
            Array4::zeros((1, 1, 1024, 1024)),
        ))
    });
    assert_eq!(check.points(), 0);
    assert!(check.message().contains("1300000"), "{}", check.message());
}
