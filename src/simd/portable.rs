//! Plain arrays, for all other processors: the compiler puts each into a register if it can.

use std::mem::MaybeUninit;

use super::{Simd, Work, copy_few};

const LANES: usize = 4;

/// Multiplies and adds separately, because not every processor can fuse the two.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Portable;

impl Simd for Portable {
    type Register = [f32; LANES];
    const LANES: usize = LANES;
    const REGISTERS: usize = 16;

    #[inline(always)]
    fn splat(self, value: f32) -> [f32; LANES] {
        [value; LANES]
    }

    #[inline(always)]
    fn load(self, from: &[f32]) -> [f32; LANES] {
        *from.first_chunk().expect("a full register")
    }

    #[inline(always)]
    fn store(self, register: [f32; LANES], to: &mut [MaybeUninit<f32>]) {
        *to.first_chunk_mut().expect("a full register") = register.map(MaybeUninit::new);
    }

    #[inline(always)]
    fn store_some(self, register: [f32; LANES], to: &mut [MaybeUninit<f32>]) {
        let lanes = register.map(MaybeUninit::new);
        copy_few(&lanes[..to.len()], to);
    }

    /// Plain Rust cannot.
    #[inline(always)]
    fn fetch(self, _places: &[MaybeUninit<f32>]) {}

    #[inline(always)]
    fn zip(self, [a0, a1, a2, a3]: [f32; 4], [b0, b1, b2, b3]: [f32; 4]) -> ([f32; 4], [f32; 4]) {
        ([a0, b0, a1, b1], [a2, b2, a3, b3])
    }

    #[inline(always)]
    fn mul_add(self, a: [f32; LANES], b: [f32; LANES], sum: [f32; LANES]) -> [f32; LANES] {
        std::array::from_fn(|lane| a[lane] * b[lane] + sum[lane])
    }

    #[inline(always)]
    fn run<W: Work>(self, work: W) {
        work.with(self);
    }
}
