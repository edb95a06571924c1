//! Where NaN and infinities go: to the outputs that see them, and no others.

use ndarray::{Array4, s};
use v1conv::Backend;

#[path = "support/convolution.rs"]
mod convolution;
use convolution::*;

const SPECIAL: [f32; 3] = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY];

/// Two images of two channels, wide enough for several registers and a partly filled last one.
const IMAGES: Sides = if cfg!(miri) {
    (2, 2, 3, 11)
} else {
    (2, 2, 7, 45)
};

fn case(numbers: &mut Numbers, stride: usize, padding: usize) -> Case {
    let positive = || 1.0 + numbers.below(8) as f32;
    Case::new(IMAGES, (7, 2, 2, 3), (stride, padding), positive)
}

/// Only the outputs that `sees` selects may differ from the `clean` ones, by even a bit; those must not be finite.
#[track_caller]
fn assert_confined(
    case: &Case,
    backend: Backend,
    clean: &Array4<f32>,
    sees: impl Fn((usize, usize, usize, usize)) -> bool,
) {
    let output = case.compute(backend).unwrap();
    assert_eq!(output.dim(), clean.dim());
    for (at, value) in output.indexed_iter() {
        if sees(at) {
            assert!(
                !value.is_finite(),
                "{value} at {at:?} of {case}, {backend:?}"
            );
        } else {
            let (ours, expected) = (value.to_bits(), clean[at].to_bits());
            assert_eq!(ours, expected, "at {at:?} of {case}, {backend:?}");
        }
    }
}

#[test]
fn a_pixel_spreads_to_the_outputs_that_see_it() {
    let mut numbers = Numbers(21);
    let places = if cfg!(miri) { 1 } else { 6 };
    for (stride, padding) in [(1, 0), (1, 2), (2, 1), (3, 0), (4, 3)] {
        let clean_case = case(&mut numbers, stride, padding);
        for (backend, clean) in clean_case.outputs() {
            for special in SPECIAL.into_iter().cycle().take(3 * places) {
                let (image, channel) = (numbers.below(2), numbers.below(2));
                let (row, column) = (numbers.below(IMAGES.2), numbers.below(IMAGES.3));
                let mut case = clean_case.clone();
                case.input[[image, channel, row, column]] = special;
                assert_confined(&case, backend, &clean, |(n, _, y, x)| {
                    let (top, left) = (y * stride, x * stride);
                    n == image
                        && (top..top + 2).contains(&(row + padding))
                        && (left..left + 3).contains(&(column + padding))
                });
            }
        }
    }
}

#[test]
fn a_weight_and_a_bias_spread_to_their_output_channel() {
    let mut numbers = Numbers(22);
    for padding in [0, 1] {
        let clean_case = case(&mut numbers, 1, padding);
        for (backend, clean) in clean_case.outputs() {
            for (channel, special) in (0..7).zip(SPECIAL.into_iter().cycle()) {
                let mut case = clean_case.clone();
                case.weight[[
                    channel,
                    numbers.below(2),
                    numbers.below(2),
                    numbers.below(3),
                ]] = special;
                assert_confined(&case, backend, &clean, |(_, c, _, _)| c == channel);

                let mut case = clean_case.clone();
                case.bias[channel] = special;
                assert_confined(&case, backend, &clean, |(_, c, _, _)| c == channel);
            }
        }
    }
}

/// Pixels outside the image count as zero, and zero times infinity is NaN.
#[test]
fn the_padding_is_zeros_even_to_an_infinite_weight() {
    let mut numbers = Numbers(23);
    let mut case = case(&mut numbers, 1, 1);
    case.weight[[4, 1, 0, 0]] = f32::INFINITY;
    for (backend, output) in case.outputs() {
        for ((_, c, y, x), &value) in output.indexed_iter() {
            let in_padding = y == 0 || x == 0;
            assert_eq!(
                value.is_nan(),
                c == 4 && in_padding,
                "{c} {y} {x}, {backend:?}"
            );
            assert_eq!(value == f32::INFINITY, c == 4 && !in_padding);
        }
    }
    case.assert_exact();
}

/// With zero weights and infinities of both signs, most products are NaN, and some are infinite.
#[test]
fn infinities_meet_as_they_do_in_the_plain_loop() {
    let mut numbers = Numbers(24);
    let cases = if cfg!(miri) { 3 } else { 100 };
    let (mut infinite, mut not_numbers) = (0, 0);
    for _ in 0..cases {
        let (kernel, stride, padding) =
            (1 + numbers.below(4), 1 + numbers.below(3), numbers.below(4));
        let (c_in, c_out, width) = (
            1 + numbers.below(2),
            1 + numbers.below(7),
            4 + numbers.below(30),
        );
        let (input, weight) = ((2, c_in, 5, width), (c_out, c_in, kernel, kernel));
        let case = Case::new(input, weight, (stride, padding), || {
            let rare = numbers.below(60);
            SPECIAL.get(rare).copied().unwrap_or(numbers.whole())
        });
        case.assert_exact();
        infinite += case
            .plain()
            .iter()
            .filter(|value| value.is_infinite())
            .count();
        not_numbers += case.plain().iter().filter(|value| value.is_nan()).count();
    }
    assert!(
        cfg!(miri) || infinite > 100 && not_numbers > 100,
        "{infinite}, {not_numbers}"
    );
}

/// The memory for one image's pixels is reused for the next.
#[test]
fn an_image_leaves_nothing_to_the_next() {
    let mut numbers = Numbers(25);
    for (stride, padding) in [(1, 0), (1, 3), (2, 1), (3, 5)] {
        let mut case = case(&mut numbers, stride, padding);
        case.input.slice_mut(s![0, .., .., ..]).fill(f32::NAN);
        // Several passes: an image follows itself, with different channels.
        for kernel in [2, 17] {
            let at_most = |side: usize| kernel.min(side + 2 * padding);
            let sides = (7, 2, at_most(IMAGES.2), at_most(IMAGES.3));
            case.weight = Array4::from_shape_simple_fn(sides, || numbers.whole());
            case.assert_exact();
            for backend in backends() {
                let output = case.compute(backend.threads(1)).unwrap();
                let second = output.slice(s![1, .., .., ..]);
                assert!(second.iter().all(|value| value.is_finite()), "{backend:?}");
            }
        }
    }
}
