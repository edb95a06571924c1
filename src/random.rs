//! A small source of random numbers, good enough for initial weights and random inputs.

use std::hash::{BuildHasher, RandomState};

/// SplitMix64 (Steele, Lea & Flood 2014): one addition and a mixing step for each number.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A different sequence each time.
    pub(crate) fn new() -> Self {
        Self::seeded(fresh_seed())
    }

    /// Uniform in [−bound, bound).
    pub(crate) fn uniform(&mut self, bound: f32) -> f32 {
        // The 24 high bits fill the mantissa of an f32: every step of 2⁻²³ is equally likely.
        let unit = (self.bits() >> 40) as f32 / (1u32 << 23) as f32;
        (unit - 1.0) * bound
    }

    /// A whole number from 0 to `end` − 1; 0 if there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // For numbers as small as ours, the bias of the remainder is negligible.
        (self.bits() % (end as u64).max(1)) as usize
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// A different number each time, the one that std draws for its hash maps.
pub(crate) fn fresh_seed() -> u64 {
    RandomState::new().hash_one(0u8)
}
