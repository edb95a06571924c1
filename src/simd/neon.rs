//! The registers of ARM's 64-bit processors.
#![allow(unsafe_code)]

use std::arch::aarch64::{float32x4_t, vdupq_n_f32, vfmaq_f32};

use std::mem::{MaybeUninit, transmute};

use super::{Simd, Work, simd};

simd!(
    Neon: 32 registers of 4 lanes in float32x4_t, "neon",
    vdupq_n_f32, |a, b, sum| vfmaq_f32(sum, a, b)
);

impl Neon {
    pub fn new() -> Option<Self> {
        std::arch::is_aarch64_feature_detected!("neon").then_some(Self(()))
    }
}
