//! Convolutions too large for one cache block: several passes over the taps of a filter, several blocks of rows and
//! columns, several groups of output channels.

use ndarray::{Array1, Array4};
use v1conv::conv2d;

#[path = "support/convolution.rs"]
mod convolution;
use convolution::*;

#[track_caller]
fn check(input: Sides, weight: Sides, stride: usize, padding: usize) {
    let mut numbers = Numbers(11);
    Case::new(input, weight, (stride, padding), || numbers.whole()).assert_exact();
}

#[test]
fn filters_of_a_few_more_rows_and_columns_than_a_pass_takes() {
    check((1, 1, 19, 5), (3, 1, 17, 2), 1, 0);
    check((1, 2, 2, 21), (2, 2, 1, 18), 2, 1);
}

#[test]
#[cfg_attr(miri, ignore = "too slow")]
fn filters_of_many_rows_and_columns() {
    // A pass takes up to 16 of them.
    for sides in [16, 17, 33] {
        check((1, 2, sides + 3, 9), (3, 2, sides, 3), 1, 1);
        check((1, 2, 6, sides + 18), (2, 2, 3, sides), 1, 2);
    }
    check((2, 2, 20, 22), (1, 2, 19, 21), 1, 1);
    // The phases of a stride reach past the edge of a pass.
    check((1, 1, 41, 38), (7, 1, 35, 18), 3, 2);
    check((1, 1, 50, 60), (2, 1, 33, 40), 20, 0);
}

#[test]
#[cfg_attr(miri, ignore = "too slow")]
fn filters_of_many_channels() {
    // 4352 taps of 16 × 16, 4806 of 3 × 3; a pass takes up to 4096.
    check((1, 17, 17, 18), (3, 17, 16, 16), 1, 0);
    check((2, 534, 5, 4), (2, 534, 3, 3), 2, 1);
    // A pass has room for fewer channels where the image is wide.
    check((1, 40, 3, 500), (1, 40, 3, 3), 1, 1);
}

#[test]
#[cfg_attr(miri, ignore = "too slow")]
fn more_weights_than_one_group_of_strips_has() {
    // 2 strips of 6 channels with 4096 taps each, 5 with 2048.
    for c_out in [12, 13, 20] {
        check((1, 16, 17, 18), (c_out, 16, 16, 16), 1, 0);
    }
    check((2, 32, 9, 9), (33, 32, 8, 8), 1, 0);
    // Also in several passes.
    check((1, 20, 16, 17), (13, 20, 16, 17), 1, 0);
}

#[test]
#[cfg_attr(miri, ignore = "too slow")]
fn rows_longer_than_a_block() {
    for width in [4095, 4096, 4097, 9001] {
        check((1, 1, 2, width), (1, 1, 2, 3), 1, 1);
    }
    check((1, 2, 5, 8211), (2, 2, 3, 5), 2, 3);
    check((1, 1, 3, 12_289), (1, 1, 1, 3), 4, 0);
    // The largest possible patches.
    check((1, 1, 16, 4106), (2, 1, 16, 16), 5, 0);
    check((1, 1, 16, 4096), (2, 1, 16, 16), 15, 0);
    // A block of one row, because even that has more pixels than a patch should have.
    check((1, 1, 19, 4200), (1, 1, 17, 2), 1, 0);
}

#[test]
#[cfg_attr(miri, ignore = "too slow")]
fn more_rows_than_a_block_has() {
    check((1, 1, 300, 301), (1, 1, 3, 2), 1, 1);
    check((1, 1, 70_000, 1), (2, 1, 2, 1), 1, 0);
    check((1, 1, 600, 203), (1, 1, 3, 2), 2, 1);
    check((1, 9, 100, 101), (1, 9, 2, 1), 1, 0);
}

/// From 32 MB on, Linux is asked for large pages.
#[test]
#[cfg_attr(miri, ignore = "too slow")]
fn a_large_result_is_computed_to_its_last_value() {
    let (channels, height, width) = (3, 1500, 2001);
    let mut numbers = Numbers(12);
    let input = Array4::from_shape_simple_fn((1, 1, height, width), || numbers.whole());
    let weight = Array4::from_shape_simple_fn((channels, 1, 1, 1), || numbers.whole());
    let bias = Array1::from_shape_simple_fn(channels, || numbers.whole());
    let output = conv2d(input.view(), weight.view(), Some(bias.view()), 1, 0).unwrap();
    assert!(size_of::<f32>() * output.len() > 32 << 20);
    assert_eq!(output.dim(), (1, channels, height, width));

    let check = |channel, row, column| {
        let pixel = input[[0, 0, row, column]];
        let expected = bias[channel] + weight[[channel, 0, 0, 0]] * pixel;
        let at = [0, channel, row, column];
        assert_eq!(output[at], expected, "at {at:?}");
    };
    for channel in 0..channels {
        check(channel, 0, 0);
        check(channel, height - 1, width - 1);
    }
    for _ in 0..100_000 {
        check(
            numbers.below(channels),
            numbers.below(height),
            numbers.below(width),
        );
    }
}

#[test]
fn a_pass_goes_on_from_the_sums_of_the_one_before() {
    // Enough taps of one that only whole sums are right, for each pass.
    for kernel in [15, 16, 17, 32, 33, 48, 49] {
        let ones = |sides: Sides| Array4::<f32>::ones(sides);
        let (input, weight) = (
            ones((1, 1, kernel, kernel + 1)),
            ones((1, 1, kernel, kernel)),
        );
        let bias = Array1::from_elem(1, 0.25);
        for backend in backends() {
            let bias = Some(bias.view());
            let output = backend.conv2d(input.view(), weight.view(), bias, 1, 0);
            let expected = (kernel * kernel) as f32 + 0.25;
            let expected = Array4::from_elem((1, 1, 1, 2), expected);
            assert_eq!(output.unwrap(), expected, "{kernel}, {backend:?}");
        }
    }
}
