//! The registers of Intel's and AMD's 64-bit processors.
#![allow(unsafe_code)]

use std::arch::x86_64::{
    __m128, __m256, __m512, _mm_add_ps, _mm_mul_ps, _mm_set1_ps, _mm256_fmadd_ps, _mm256_set1_ps,
    _mm512_fmadd_ps, _mm512_set1_ps,
};
use std::mem::{MaybeUninit, transmute};

use super::{Simd, Work, simd};

simd!(
    Avx512: 32 registers of 16 lanes in __m512, "avx512f",
    _mm512_set1_ps, |a, b, sum| _mm512_fmadd_ps(a, b, sum)
);

simd!(
    Avx2: 16 registers of 8 lanes in __m256, "avx2,fma",
    _mm256_set1_ps, |a, b, sum| _mm256_fmadd_ps(a, b, sum)
);

simd!(
    Sse2: 16 registers of 4 lanes in __m128, "sse2",
    _mm_set1_ps, |a, b, sum| _mm_add_ps(_mm_mul_ps(a, b), sum)
);

impl Avx512 {
    pub fn new() -> Option<Self> {
        is_x86_feature_detected!("avx512f").then_some(Self(()))
    }
}

impl Avx2 {
    pub fn new() -> Option<Self> {
        (is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")).then_some(Self(()))
    }
}

impl Sse2 {
    pub fn new() -> Option<Self> {
        is_x86_feature_detected!("sse2").then_some(Self(()))
    }
}
