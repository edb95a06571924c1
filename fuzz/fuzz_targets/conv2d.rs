//! Convolutions of all shapes, strides, paddings, numbers, memory layouts, instructions and threads: each must give the
//! same as the plain nested loop, or an error if the loop has no result.
//!
//! ```text
//! cargo +nightly fuzz run conv2d --no-trace-compares -- \
//!     -max_total_time=600 -len_control=0 -max_len=128 -detect_leaks=0
//! ```
//!
//! The numbers compared here are computed, so the fuzzer cannot learn from them, and a convolution needs some fifty
//! bytes to start with. The leak detector would look at threads while they end, and take their list of destructors for
//! leaked.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use ndarray::{Array4, ArrayView4, Axis};
use v1conv::Backend;

#[path = "../../tests/support/convolution.rs"]
mod convolution;
use convolution::*;

/// The most multiplications, for a few hundred runs per second,
const WORK: usize = 20_000;
/// and the most in one of 64 runs: only these have several blocks of rows and passes over channels.
const MUCH_WORK: usize = 400_000;

#[derive(Debug)]
struct Fuzzed {
    input: Sides,
    weight: Sides,
    stride: usize,
    padding: usize,
    threads: usize,
    values: Values,
    /// Seeds the numbers.
    seed: u32,
    input_layout: Layout,
    weight_layout: Layout,
}

/// The contents of the arrays.
#[derive(Debug, Arbitrary, Clone, Copy)]
enum Values {
    Whole,
    /// Whole numbers, of which one in this many is infinite or NaN.
    Special(u8),
    Real,
}

#[derive(Debug)]
enum Layout {
    /// The order of the axes in memory, and the steps along each.
    Strided([usize; 4], [isize; 4]),
    /// The first along this axis is repeated for all.
    Broadcast(usize),
}

impl<'a> Arbitrary<'a> for Fuzzed {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut work = if u.ratio(1, 64)? { MUCH_WORK } else { WORK };
        // The fewer multiplications are left, the smaller the next side has to be.
        let mut side = |u: &mut Unstructured, most: usize, beside: usize| {
            let least = usize::from(!u.ratio(1, 32)?);
            let side = u.int_in_range(least..=most.min(work.saturating_sub(beside)).max(1))?;
            work /= (side + beside).max(1);
            Ok(side)
        };
        let one_in = |u: &mut Unstructured, many: u8| u.ratio(1, many);
        let far = one_in(u, 16)?;
        let paddings = if one_in(u, 4)? { 40 } else { 5 };
        let padding = u.int_in_range(0..=paddings)?;
        let kernels = if one_in(u, 3)? { 50 } else { 8 };
        let (kernel_height, kernel_width) = (side(u, kernels, 0)?, side(u, kernels, 0)?);
        let widths = if one_in(u, 3)? { 9_000 } else { 70 };
        let heights = if one_in(u, 3)? { 9_000 } else { 30 };
        let (width, height) = (
            side(u, widths, 2 * padding)?,
            side(u, heights, 2 * padding)?,
        );
        let channels = if one_in(u, 3)? { 500 } else { 8 };
        let c_in = side(u, channels, 0)?;
        let (c_out, images) = (side(u, 40, 0)?, side(u, 5, 0)?);
        // Strides large enough that the filter takes few positions, however far the padding reaches.
        let (stride, padding) = if far {
            let stride = u.int_in_range(1 << 61..=usize::MAX)?;
            (stride, any(u)?)
        } else {
            let strides = if one_in(u, 4)? { 60 } else { 5 };
            (side(u, strides, 0)?, padding)
        };
        // Without channels, a filter may have any size that ndarray can count, because it has no weights.
        let (c_in, kernel_height, kernel_width) = if far && one_in(u, 2)? {
            let most = isize::MAX as usize / c_out.max(1);
            let kernel_height = any(u)?.min(most);
            (0, kernel_height, any(u)?.min(most / kernel_height.max(1)))
        } else {
            (c_in, kernel_height, kernel_width)
        };
        Ok(Self {
            input: (images, c_in, height, width),
            weight: (c_out, c_in, kernel_height, kernel_width),
            stride,
            padding,
            threads: *u.choose(&[1, 1, 1, 1, 0, 2, 3, 6, usize::MAX])?,
            values: u.arbitrary()?,
            seed: u.arbitrary()?,
            input_layout: u.arbitrary()?,
            weight_layout: u.arbitrary()?,
        })
    }
}

/// A number of any length.
fn any(u: &mut Unstructured) -> Result<usize> {
    Ok(u.arbitrary::<usize>()? >> u.int_in_range(0..=63)?)
}

impl<'a> Arbitrary<'a> for Layout {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        if u.ratio(1, 4)? {
            return Ok(Self::Broadcast(u.int_in_range(0..=3)?));
        }
        let mut order = [0, 1, 2, 3];
        for last in 1..4 {
            order.swap(last, u.int_in_range(0..=last)?);
        }
        let mut steps = [1; 4];
        for step in &mut steps {
            *step = *u.choose(&[1, 1, 1, -1, 2, -3])?;
        }
        Ok(Self::Strided(order, steps))
    }
}

impl Layout {
    /// The array in this layout, to be broadcast to its own shape.
    fn lay_out(&self, array: &mut Array4<f32>) -> Array4<f32> {
        if array.is_empty() {
            return array.clone();
        }
        match *self {
            Layout::Strided(order, steps) => laid_out(array, order, steps),
            Layout::Broadcast(axis) => {
                let first = array.select(Axis(axis), &[0]);
                array.assign(&first);
                first
            }
        }
    }
}

impl Values {
    fn number(self, numbers: &mut Numbers) -> f32 {
        match self {
            Values::Whole => numbers.whole(),
            Values::Special(many) => {
                let special = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY];
                let chosen = numbers.below(3 * (1 + usize::from(many)));
                special.get(chosen).copied().unwrap_or(numbers.whole())
            }
            Values::Real => numbers.real(),
        }
    }
}

/// Whether a filter fits into one side of a padded image without overflow.
fn fits(side: usize, kernel: usize, padding: usize) -> bool {
    let padded = padding
        .checked_mul(2)
        .and_then(|both| both.checked_add(side));
    kernel > 0 && padded.is_some_and(|padded| (kernel..=isize::MAX as usize).contains(&padded))
}

fuzz_target!(|fuzzed: Fuzzed| {
    let mut numbers = Numbers(fuzzed.seed);
    let (stride, padding) = (fuzzed.stride, fuzzed.padding);
    let mut case = Case::new(fuzzed.input, fuzzed.weight, (stride, padding), || {
        fuzzed.values.number(&mut numbers)
    });
    let input = fuzzed.input_layout.lay_out(&mut case.input);
    let input: ArrayView4<f32> = input.broadcast(fuzzed.input).unwrap();
    let weight = fuzzed.weight_layout.lay_out(&mut case.weight);
    let weight: ArrayView4<f32> = weight.broadcast(fuzzed.weight).unwrap();
    let compute = |backend: Backend, threads| {
        let bias = Some(case.bias.view());
        backend
            .threads(threads)
            .conv2d(input, weight, bias, stride, padding)
    };

    let (_, _, height, width) = fuzzed.input;
    let (_, _, kernel_height, kernel_width) = fuzzed.weight;
    if stride == 0 || !fits(height, kernel_height, padding) || !fits(width, kernel_width, padding) {
        for backend in backends() {
            compute(backend, fuzzed.threads).unwrap_err();
        }
        return;
    }

    if let Values::Real = fuzzed.values {
        case.assert_close();
        // Rounding shows in which order the sums were computed.
        let mut earlier: Vec<(Backend, Array4<u32>)> = Vec::new();
        for backend in backends() {
            let alone = bits(&compute(backend, 1).unwrap());
            let together = bits(&compute(backend, fuzzed.threads).unwrap());
            assert_eq!(alone, together, "{backend:?}");
            for (other, output) in &earlier {
                if is_fused(*other) == is_fused(backend) {
                    assert_eq!(&alone, output, "{backend:?} and {other:?}");
                }
            }
            earlier.push((backend, alone));
        }
    } else {
        let plain = case.plain();
        for backend in backends() {
            let output = compute(backend, fuzzed.threads).unwrap();
            case.assert_exactly(&plain, &output, backend);
        }
    }
});
