//! Points are for evidence: nothing empty, constant, infinite or copied earns any.

use std::cell::Cell;

use ndarray::{Array, Array1, Array2, Array4, Axis, Dimension, ShapeBuilder, concatenate};
use v1conv::en;
use v1conv::exercises::Check;
use v1conv::{ConvolutionalLayer, Error, filters, grating};

/// New inputs are drawn for each check: none of them may make a difference.
const TIMES: usize = 1;

#[track_caller]
fn earns_nothing(check: impl Fn() -> Check) {
    for check in (0..TIMES).map(|_| check()) {
        assert_eq!(check.points(), 0, "{}", check.message());
    }
}

fn filled<D: Dimension>(shape: impl ShapeBuilder<Dim = D>, value: f32) -> Array<f32, D> {
    Array::from_elem(shape, value)
}

thread_local! {
    /// The value at every position: an answer is a plain function, and captures nothing.
    static VALUE: Cell<f32> = const { Cell::new(0.0) };
}

fn value() -> f32 {
    VALUE.get()
}

#[track_caller]
fn constants_earn_nothing_in(check: impl Fn() -> Check) {
    let infinite = [f32::INFINITY, f32::NEG_INFINITY, f32::NAN, f32::MAX];
    for value in [0.0, 1.0, -0.5, 7.0, f32::MIN_POSITIVE]
        .into_iter()
        .chain(infinite)
    {
        VALUE.set(value);
        earns_nothing(&check);
    }
}

#[test]
fn constants_earn_nothing() {
    constants_earn_nothing_in(|| en::check_1_1(|image, _| Ok(filled(image.dim(), value()))));
    constants_earn_nothing_in(|| {
        en::check_1_3(|o| {
            Ok((
                filled((o.len(), 1, 48, 64), value()),
                filled((o.len(), 6, 48, 64), value()),
            ))
        })
    });
    constants_earn_nothing_in(|| {
        en::check_1_3(|o| Ok((stimuli(o), filled((o.len(), 6, 48, 64), value()))))
    });
    constants_earn_nothing_in(|| en::check_b2(|layer| Ok(filled(layer.weight().dim(), value()))));
    // With its own sum, with the same again, and alone.
    constants_earn_nothing_in(|| {
        en::check_b3(|_, gabors| {
            let simple = filled(gabors.dim().0, value());
            let complex = simple.sum();
            Ok((simple, complex))
        })
    });
    constants_earn_nothing_in(|| {
        en::check_b3(|_, gabors| Ok((filled(gabors.dim().0, value()), value())))
    });
    constants_earn_nothing_in(|| en::check_b3(|_, _| Ok((filled(1, value()), value()))));
}

#[test]
fn empty_arrays_earn_nothing() {
    earns_nothing(|| en::check_1_1(|_, _| Ok(Array2::zeros((0, 0)))));
    earns_nothing(|| en::check_1_1(|image, _| Ok(Array2::zeros((image.nrows(), 0)))));
    earns_nothing(|| {
        en::check_1_3(|_| Ok((Array4::zeros((0, 0, 0, 0)), Array4::zeros((0, 0, 0, 0)))))
    });
    earns_nothing(|| en::check_1_3(|o| Ok((stimuli(o), Array4::zeros((o.len(), 0, 48, 64))))));
    earns_nothing(|| en::check_b2(|_| Ok(Array4::zeros((0, 0, 0, 0)))));
    earns_nothing(|| en::check_b3(|_, _| Ok((Array1::zeros(0), 0.0))));
}

#[test]
fn copies_earn_nothing() {
    earns_nothing(|| en::check_1_1(|image, _| Ok(image.clone())));
    earns_nothing(|| en::check_1_1(|_, filter| Ok(filter.clone())));
    earns_nothing(|| en::check_b2(|_| filters(6, 7)));
    // One channel of the six, six times.
    earns_nothing(|| {
        en::check_1_3(|orientations| {
            let stimuli = stimuli(orientations);
            let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
            let first = layer
                .forward(&stimuli)?
                .index_axis(Axis(1), 0)
                .insert_axis(Axis(1))
                .to_owned();
            let six = concatenate(Axis(1), &[first.view(); 6]).unwrap();
            Ok((stimuli, six))
        })
    });
    // The stimuli as their own activations.
    earns_nothing(|| {
        en::check_1_3(|orientations| {
            let stimuli = stimuli(orientations);
            let six = concatenate(Axis(1), &[stimuli.view(); 6]).unwrap();
            Ok((stimuli, six))
        })
    });
    earns_nothing(|| {
        en::check_b3(|stimulus, gabors| -> Result<(Array1<f32>, f32), Error> {
            let simple: Array1<f32> = stimulus.iter().take(gabors.dim().0).copied().collect();
            let complex = simple.sum();
            Ok((simple, complex))
        })
    });
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

fn stimuli(orientations: &[f64]) -> Array4<f32> {
    let mut stimuli = Array4::zeros((orientations.len(), 1, 48, 64));
    for (mut stimulus, angle) in stimuli.outer_iter_mut().zip(orientations) {
        stimulus.index_axis_mut(Axis(0), 0).assign(&grating(*angle));
    }
    stimuli
}
