//! The registers of 64-bit ARM processors.
#![allow(unsafe_code)]

use std::arch::aarch64::{float32x4_t, vdupq_n_f32, vfmaq_f32, vzip1q_f32, vzip2q_f32};

use std::mem::{MaybeUninit, transmute};

use super::{Simd, Work, copy_few, simd};

simd!(
    Neon: 32 registers of 4 lanes in float32x4_t, "neon",
    vdupq_n_f32, |a, b, sum| vfmaq_f32(sum, a, b),
    |a, b| (vzip1q_f32(a, b), vzip2q_f32(a, b)),
    |some, to| copy_few(&transmute::<float32x4_t, [MaybeUninit<f32>; 4]>(some)[..to.len()], to),
    |_places| ()
);

impl Neon {
    pub fn new() -> Option<Self> {
        std::arch::is_aarch64_feature_detected!("neon").then_some(Self(()))
    }
}
