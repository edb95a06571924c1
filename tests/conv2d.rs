//! The convolution against the plain nested loop, for every instruction set.

use ndarray::{Array4, array};
use v1conv::conv2d;

#[path = "support/convolution.rs"]
mod convolution;
use convolution::*;

/// Miri runs the code a thousand times slower: a few small shapes have to do.
const SHAPES: usize = if cfg!(miri) { 10 } else { 300 };
/// The most multiplications for one of them.
const WORK: usize = if cfg!(miri) { 1_000 } else { 30_000 };

/// Shapes that fit together, small enough for the plain loop.
fn random_case(numbers: &mut Numbers, number: fn(&mut Numbers) -> f32) -> Case {
    loop {
        let input = (
            numbers.between(1, 3),
            numbers.between(1, 6),
            numbers.between(1, 12),
            numbers.between(1, 40),
        );
        let weight = (
            numbers.between(1, 14),
            input.1,
            numbers.between(1, 7),
            numbers.between(1, 9),
        );
        // One in four strides is larger than the filter is wide.
        let stride = match numbers.below(4) {
            0 => weight.3 + numbers.between(1, 3),
            _ => numbers.between(1, 4),
        };
        let padding = numbers.below(11);
        let fits = input.2 + 2 * padding >= weight.2 && input.3 + 2 * padding >= weight.3;
        // Channel by channel, to keep the plain loop short.
        let work = input.0 * weight.0 * weight.1 * weight.2 * weight.3;
        let outputs = (input.2 + 2 * padding) * (input.3 + 2 * padding) / (stride * stride);
        if fits && work * outputs < WORK {
            return Case::new(input, weight, (stride, padding), || number(numbers));
        }
    }
}

#[test]
fn whole_numbers_give_exactly_what_the_plain_loop_gives() {
    let mut numbers = Numbers(5);
    let (mut even, mut larger, mut wide_padding, mut wide_stride) = (0, 0, 0, 0);
    for _ in 0..SHAPES {
        let case = random_case(&mut numbers, Numbers::whole);
        case.assert_exact();
        let (_, _, height, width) = case.input.dim();
        let (_, _, kernel_height, kernel_width) = case.weight.dim();
        even += usize::from(kernel_height % 2 == 0 || kernel_width % 2 == 0);
        larger += usize::from(kernel_height > height || kernel_width > width);
        wide_padding += usize::from(case.padding > kernel_height.max(kernel_width));
        wide_stride += usize::from(case.stride > kernel_height.max(kernel_width));
    }
    let kinds = [even, larger, wide_padding, wide_stride];
    assert!(
        cfg!(miri) || kinds.iter().all(|&kind| kind > SHAPES / 20),
        "the shapes are too tame: {kinds:?}"
    );
}

#[test]
fn real_numbers_agree_with_the_plain_loop_up_to_rounding() {
    let mut numbers = Numbers(6);
    for _ in 0..SHAPES / 2 {
        random_case(&mut numbers, Numbers::real).assert_close();
    }
}

#[test]
fn any_number_of_channels_is_computed() {
    let mut numbers = Numbers(7);
    let (most, images, width) = if cfg!(miri) { (7, 1, 5) } else { (20, 2, 19) };
    for c_out in 1..=most {
        for c_in in [1, 1 + most - c_out] {
            let (input, weight) = ((images, c_in, 4, width), (c_out, c_in, 3, 2));
            Case::new(input, weight, (1, 1), || numbers.whole()).assert_exact();
        }
    }
}

/// The last register of a row is seldom full, and a row may be shorter than a register.
#[test]
fn any_width_of_the_result_is_computed() {
    let mut numbers = Numbers(8);
    let widths: Vec<usize> = if cfg!(miri) {
        vec![1, 3, 16, 17]
    } else {
        (1..=37)
            .chain([47, 48, 49, 63, 64, 65, 127, 128, 129])
            .collect()
    };
    for width in widths {
        for (rows, c_out, stride) in [(1, 1, 1), (5, 3, 1), (7, 6, 2), (2, 2, 3)] {
            // Just enough pixels for the last column of the filter to reach the last one.
            let sides = ((rows - 1) * stride + 2, (width - 1) * stride + 3);
            let (input, weight) = ((1, 2, sides.0, sides.1), (c_out, 2, 2, 3));
            let case = Case::new(input, weight, (stride, 0), || numbers.whole());
            assert_eq!(case.plain().dim(), (1, c_out, rows, width));
            case.assert_exact();
        }
    }
}

#[test]
fn a_filter_reaches_far_beyond_a_small_image() {
    let mut numbers = Numbers(9);
    let sides = if cfg!(miri) { 2 } else { 4 };
    for (height, width) in (0..sides * sides).map(|i| (1 + i / sides, 1 + i % sides)) {
        for (kernel, stride, padding) in [(9, 1, 4), (1, 1, 5), (3, 2, 7), (2, 5, 6), (4, 9, 20)] {
            let (input, weight) = ((1, 1, height, width), (2, 1, kernel, kernel));
            Case::new(input, weight, (stride, padding), || numbers.whole()).assert_exact();
        }
    }
}

/// Small enough to do by hand.
#[test]
fn stride_padding_and_bias_do_what_a_pencil_does() {
    let input = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]];
    let input = input.into_shape_with_order((1, 1, 3, 3)).unwrap();
    let weight = array![[1.0, 10.0], [100.0, 1000.0]];
    let weight = weight.into_shape_with_order((1, 1, 2, 2)).unwrap();
    let bias = array![0.5];
    let output = conv2d(input.view(), weight.view(), Some(bias.view()), 2, 1).unwrap();
    let expected = array![[1000.5, 3200.5], [7040.5, 9865.5]];
    assert_eq!(
        output,
        expected.into_shape_with_order((1, 1, 2, 2)).unwrap()
    );
}

/// Numbers below 2⁻¹²⁶ are rounded to zero if a processor is set to be fast.
#[test]
fn the_smallest_numbers_are_not_lost() {
    let smallest = f32::from_bits(1);
    let mut case = Case::new((1, 1, 3, 20), (2, 1, 1, 1), (1, 0), || 1.0);
    case.input.fill(smallest);
    case.bias.fill(0.0);
    let expected = Array4::from_elem((1, 2, 3, 20), smallest);
    for (backend, output) in case.outputs() {
        assert_eq!(output, expected, "{backend:?}");
    }
}
