//! The registers of 64-bit Intel and AMD processors.
#![allow(unsafe_code)]

use std::arch::x86_64::*;
use std::mem::{MaybeUninit, transmute};

use super::{Simd, Work, copy_few, simd};

simd!(
    Avx512: 32 registers of 16 lanes in __m512, "avx512f",
    _mm512_set1_ps, |a, b, sum| _mm512_fmadd_ps(a, b, sum),
    |a, b| {
        let low = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        let high = _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        (_mm512_permutex2var_ps(a, low, b), _mm512_permutex2var_ps(a, high, b))
    },
    |some, to| {
        assert!(to.len() <= 16);
        let mask = (1u32 << to.len()) - 1;
        _mm512_mask_storeu_ps(to.as_mut_ptr().cast(), mask as __mmask16, some)
    },
    |places| fetch(places)
);

simd!(
    Avx2: 16 registers of 8 lanes in __m256, "avx2,fma",
    _mm256_set1_ps, |a, b, sum| _mm256_fmadd_ps(a, b, sum),
    |a, b| {
        // These instructions treat each half of a register as a separate register.
        let (low, high) = (_mm256_unpacklo_ps(a, b), _mm256_unpackhi_ps(a, b));
        (_mm256_permute2f128_ps(low, high, 0x20), _mm256_permute2f128_ps(low, high, 0x31))
    },
    |some, to| copy_few(&transmute::<__m256, [MaybeUninit<f32>; 8]>(some)[..to.len()], to),
    |places| fetch(places)
);

simd!(
    Sse2: 16 registers of 4 lanes in __m128, "sse2",
    _mm_set1_ps, |a, b, sum| _mm_add_ps(_mm_mul_ps(a, b), sum),
    |a, b| (_mm_unpacklo_ps(a, b), _mm_unpackhi_ps(a, b)),
    |some, to| copy_few(&transmute::<__m128, [MaybeUninit<f32>; 4]>(some)[..to.len()], to),
    |places| fetch(places)
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

/// A few places are in one or two cache lines: those of the first and the last.
#[inline(always)]
fn fetch(places: &[MaybeUninit<f32>]) {
    if let (Some(first), Some(last)) = (places.first(), places.last()) {
        // SAFETY: all these processors have SSE, and this changes only the caches.
        unsafe {
            _mm_prefetch::<_MM_HINT_ET0>(first.as_ptr().cast());
            _mm_prefetch::<_MM_HINT_ET0>(last.as_ptr().cast());
        }
    }
}
