//! Convolutions to compute, and the plain nested loop that gives the expected results.

// Each test file, and the fuzz target, uses some of it.
#![allow(dead_code)]

use std::fmt;

use ndarray::{Array1, Array4, s};
use v1conv::{Backend, Error, Instructions, Lanes};

/// The sides of an array: (N, C_in, H, W) of an input, (C_out, C_in, K, K) of a weight.
pub type Sides = (usize, usize, usize, usize);

/// The arguments of a convolution.
#[derive(Clone)]
pub struct Case {
    pub input: Array4<f32>,
    pub weight: Array4<f32>,
    pub bias: Array1<f32>,
    pub stride: usize,
    pub padding: usize,
}

impl Case {
    pub fn new(
        input: Sides,
        weight: Sides,
        (stride, padding): (usize, usize),
        mut number: impl FnMut() -> f32,
    ) -> Self {
        Self {
            input: Array4::from_shape_simple_fn(input, &mut number),
            weight: Array4::from_shape_simple_fn(weight, &mut number),
            bias: Array1::from_shape_simple_fn(weight.0, &mut number),
            stride,
            padding,
        }
    }

    pub fn compute(&self, backend: Backend) -> Result<Array4<f32>, Error> {
        backend.conv2d(
            self.input.view(),
            self.weight.view(),
            Some(self.bias.view()),
            self.stride,
            self.padding,
        )
    }

    /// What every instruction set gives.
    pub fn outputs(&self) -> impl Iterator<Item = (Backend, Array4<f32>)> {
        backends().map(|backend| (backend, self.compute(backend).unwrap()))
    }

    /// The definition, in double precision.
    pub fn plain(&self) -> Array4<f64> {
        self.sums(f64::from, |sum, weight, pixel| {
            sum + f64::from(weight) * f64::from(pixel)
        })
    }

    /// The definition, literally: four loops over the result, three over the filter, zeros outside.
    pub fn sums<T: Copy>(
        &self,
        begin: impl Fn(f32) -> T,
        add: impl Fn(T, f32, f32) -> T,
    ) -> Array4<T> {
        let (stride, padding) = (self.stride, self.padding);
        let (images, c_in, height, width) = self.input.dim();
        let (c_out, _, kernel_height, kernel_width) = self.weight.dim();
        let pixel = |n, i, row: usize, column: usize| {
            let inside = (padding..padding + height).contains(&row)
                && (padding..padding + width).contains(&column);
            if inside {
                self.input[[n, i, row - padding, column - padding]]
            } else {
                0.0
            }
        };
        let rows = (height + 2 * padding - kernel_height) / stride + 1;
        let columns = (width + 2 * padding - kernel_width) / stride + 1;
        Array4::from_shape_fn((images, c_out, rows, columns), |(n, c, y, x)| {
            let mut sum = begin(self.bias[c]);
            for i in 0..c_in {
                for k in 0..kernel_height {
                    for l in 0..kernel_width {
                        let pixel = pixel(n, i, y * stride + k, x * stride + l);
                        sum = add(sum, self.weight[[c, i, k, l]], pixel);
                    }
                }
            }
            sum
        })
    }

    /// Every instruction set must give exactly the plain loop's numbers. For whole numbers, whose sums need no
    /// rounding, and infinities.
    #[track_caller]
    pub fn assert_exact(&self) {
        let plain = self.plain();
        for (backend, ours) in self.outputs() {
            self.assert_exactly(&plain, &ours, backend);
        }
    }

    #[track_caller]
    pub fn assert_exactly(&self, plain: &Array4<f64>, ours: &Array4<f32>, backend: Backend) {
        assert_eq!(ours.dim(), plain.dim(), "{self}, {backend:?}");
        for (at, &value) in ours.indexed_iter() {
            let (value, plain) = (f64::from(value), plain[at]);
            assert!(
                value == plain || value.is_nan() && plain.is_nan(),
                "{value} for {plain} at {at:?} of {self}, {backend:?}"
            );
        }
    }

    /// Every instruction set must give the plain loop's numbers, apart from single-precision rounding.
    #[track_caller]
    pub fn assert_close(&self) {
        let plain = self.plain();
        // In any order and with any rounding, a sum of n products is off by no more than n + 1 roundings of the sum of
        // their magnitudes.
        let (_, c_in, kernel_height, kernel_width) = self.weight.dim();
        let roundings = (c_in * kernel_height * kernel_width + 1) as f64;
        let allowed = self.magnitudes().plain() * roundings * f64::from(f32::EPSILON) / 2.0;
        for (backend, ours) in self.outputs() {
            assert_eq!(ours.dim(), plain.dim(), "{self}, {backend:?}");
            for (at, &value) in ours.indexed_iter() {
                let off = (f64::from(value) - plain[at]).abs();
                assert!(
                    off <= allowed[at],
                    "off by {off} at {at:?} of {self}, {backend:?}"
                );
            }
        }
    }

    fn magnitudes(&self) -> Self {
        Self {
            input: self.input.mapv(f32::abs),
            weight: self.weight.mapv(f32::abs),
            bias: self.bias.mapv(f32::abs),
            ..*self
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (input, weight) = (self.input.dim(), self.weight.dim());
        let (stride, padding) = (self.stride, self.padding);
        write!(
            f,
            "input {input:?}, weight {weight:?}, stride {stride}, padding {padding}"
        )
    }
}

/// All instruction sets this processor has, with registers of pixels, of channels, and of whichever is faster.
pub fn backends() -> impl Iterator<Item = Backend> {
    Backend::available().into_iter().flat_map(|instructions| {
        let backend = Backend::with(instructions).unwrap();
        [
            backend,
            backend.lanes(Lanes::Pixels),
            backend.lanes(Lanes::Channels),
        ]
    })
}

/// The same array with its axes in another `order` in memory, and `steps` from one number to the next, negative ones
/// backwards. What is between the numbers must not be read.
pub fn laid_out(array: &Array4<f32>, order: [usize; 4], steps: [isize; 4]) -> Array4<f32> {
    let room = order.map(|axis| array.shape()[axis] * steps[axis].unsigned_abs());
    let mut places = [0; 4];
    for (place, axis) in order.into_iter().enumerate() {
        places[axis] = place;
    }
    let mut laid_out = Array4::from_elem(room, f32::NAN)
        .permuted_axes(places)
        .slice_move(s![..;steps[0], ..;steps[1], ..;steps[2], ..;steps[3]]);
    laid_out.assign(array);
    laid_out
}

/// Whether the instructions in use round only once when a product is added to a sum.
pub fn is_fused(backend: Backend) -> bool {
    matches!(
        backend.instructions(),
        Instructions::Avx512 | Instructions::Avx2 | Instructions::Neon
    )
}

/// What distinguishes numbers, including the sign of zero; all NaNs count as the same.
pub fn bits(array: &Array4<f32>) -> Array4<u32> {
    array.map(|value| {
        if value.is_nan() {
            f32::NAN.to_bits()
        } else {
            value.to_bits()
        }
    })
}

/// Numbers that look random but are the same in every run.
pub struct Numbers(pub u32);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound
    }

    /// From `least` to `most`, inclusive.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// In [−1, 1).
    pub fn real(&mut self) -> f32 {
        self.next() as f32 / (1 << 23) as f32 - 1.0
    }

    /// From −8 to 8: the sums of 2¹⁸ products need no rounding.
    pub fn whole(&mut self) -> f32 {
        self.below(17) as f32 - 8.0
    }
}
