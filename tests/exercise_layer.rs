//! Exercise 1.3.

#[path = "support/exercise.rs"]
mod support;

use ndarray::{Array2, Array4, Axis, concatenate, s};
use v1conv::{ConvolutionalLayer, Error, Grating, conv2d, filters, grating};

use support::{cells, constant};

cells!("1.3", "1-3", run_layer: fn(&[f64]) -> Arrays, check_1_3, figure_1_3);

type Arrays = Result<(Array4<f32>, Array4<f32>), Error>;

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
    wrong(1, "negative_angles", |o| drawn(o, |angle| grating(-angle)));
    wrong(1, "angles_in_radians", |o| {
        drawn(o, |angle| grating(angle.to_radians()))
    });
    wrong(1, "angles_converted_to_degrees", |o| {
        drawn(o, |angle| grating(angle.to_degrees()))
    });
    wrong(1, "angles_from_horizontal", |o| {
        drawn(o, |angle| grating(90.0 - angle))
    });
    wrong(1, "stimuli_with_the_wrong_sign", |o| {
        drawn(o, |angle| -grating(angle))
    });
    wrong(1, "stimuli_from_zero_to_one", |o| {
        drawn(o, |angle| grating(angle) + 0.5)
    });
    wrong(1, "patches", |o| {
        drawn(o, |angle| Grating::new(angle).patch(true).render().unwrap())
    });
    wrong(0, "stimuli_all_zero", |o| {
        drawn(o, |_| Array2::zeros((48, 64)))
    });
    told(
        0,
        ["Stimulus i is grating(orientations[i])", "刺激 i は"],
        |o| drawn(o, |angle| grating(angle + 7.0)),
    );
    wrong(0, "first_stimulus_repeated", |o| {
        run(stimuli(&vec![o[0]; o.len()], grating), &layer())
    });
    wrong(1, "stimuli_reversed", |o| {
        let reversed: Vec<f64> = o.iter().rev().copied().collect();
        run(stimuli(&reversed, grating), &layer())
    });
    // Right only for the orientations on the screen.
    fn by_heart(_: &[f64]) -> Arrays {
        run(stimuli(&[-90.0, -45.0, 0.0, 45.0, 90.0], grating), &layer())
    }
    told(
        0,
        [
            "It should be [3, 1, 48, 64], but your function gave [5, 1, 48, 64]",
            "[5, 1, 48, 64]になって",
        ],
        by_heart,
    );
    wrong(0, "orientations_of_the_figure", by_heart);
    told(
        0,
        ["the result happens to be right", "たまたま正しい結果"],
        by_heart,
    );
}

#[test]
fn stimuli_with_their_axes_in_another_order_are_named() {
    wrong(1, "stimuli_axes_swapped", |o| {
        let (stimuli, activations) = run(stimuli(o, grating), &layer())?;
        Ok((stimuli.permuted_axes([0, 2, 3, 1]), activations))
    });
    wrong(1, "stimuli_transposed", |o| {
        let (stimuli, activations) = run(stimuli(o, grating), &layer())?;
        Ok((stimuli.permuted_axes([0, 1, 3, 2]), activations))
    });
}

#[test]
fn wrong_activations_are_named() {
    told(0, ["draws random weights", "重みを乱数で"], |o| {
        run(stimuli(o, grating), &ConvolutionalLayer::new(1, 6, 7)?)
    });
    wrong(0, "wrong_number_of_channels", |o| {
        run_with(o, filters(4, 7)?, 3)
    });
    wrong(0, "wrong_filter_size", |o| run_with(o, filters(6, 5)?, 2));
    wrong(1, "no_padding", |o| run_with(o, filters(6, 7)?, 0));
    wrong(1, "flipped_filters", |o| {
        run_with(o, filters(6, 7)?.slice_move(s![.., .., ..;-1, ..;-1]), 3)
    });
    wrong(1, "filters_transposed", |o| {
        run_with(o, filters(6, 7)?.permuted_axes([0, 1, 3, 2]), 3)
    });
    wrong(1, "channels_in_another_order", |o| {
        run_with(o, filters(6, 7)?.slice_move(s![..;-1, .., .., ..]), 3)
    });
    wrong(1, "biases_not_zero", |o| changed(o, |act| act + 0.5));
    wrong(1, "rectified", |o| {
        changed(o, |act| act.mapv(|a| a.max(0.0)))
    });
    wrong(1, "activations_axes_swapped", |o| {
        changed(o, |act| act.permuted_axes([1, 0, 2, 3]))
    });
    wrong(0, "activations_all_zero", |o| changed(o, |act| act * 0.0));
    told(
        0,
        ["return what layer.forward returns", "そのまま返して"],
        |o| changed(o, |act| act * 2.0),
    );
}

#[test]
fn two_mistakes_cost_more_than_one() {
    wrong(0, "negative_angles", |o| {
        let (stimuli, activations) = run(stimuli(o, |angle| grating(-angle)), &layer())?;
        Ok((stimuli, activations + 0.5))
    });
}

#[test]
fn what_has_no_evidence_earns_nothing() {
    constants_earn_nothing(|o| {
        Ok((
            constant((o.len(), 1, 48, 64)),
            constant((o.len(), 6, 48, 64)),
        ))
    });
    constants_earn_nothing(|o| Ok((stimuli(o, grating), constant((o.len(), 6, 48, 64)))));
    earns_nothing(|_| Ok((Array4::zeros((0, 0, 0, 0)), Array4::zeros((0, 0, 0, 0)))));
    earns_nothing(|o| Ok((stimuli(o, grating), Array4::zeros((o.len(), 0, 48, 64)))));
    // One channel of the six, six times.
    earns_nothing(|o| {
        changed(o, |act| {
            let first = act.slice(s![.., ..1, .., ..]);
            concatenate(Axis(1), &[first; 6]).unwrap()
        })
    });
    // The stimuli as their own activations.
    earns_nothing(|orientations| {
        let stimuli = stimuli(orientations, grating);
        let six = concatenate(Axis(1), &[stimuli.view(); 6]).unwrap();
        Ok((stimuli, six))
    });
}

#[test]
fn another_shape_is_told_whatever_its_size() {
    told(0, ["1300000", "1300000"], |_| {
        Ok((
            Array4::zeros((1_300_000, 1, 1, 1)),
            Array4::zeros((1, 1, 1024, 1024)),
        ))
    });
}
