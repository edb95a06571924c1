//! The numbers that go into a convolution, and one that identifies the result.

/// Numbers from 0 to 1, the same for every library: the fractions of the multiples of the golden ratio.
pub fn values(count: usize) -> Vec<f32> {
    const STEP: u64 = 2_654_435_761;
    const WHOLE: u64 = 1 << 32;
    (0..count as u64)
        .map(|i| (i * STEP % WHOLE) as f32 / WHOLE as f32)
        .collect()
}

/// The sum of every 101st value: tells results apart without reading all values.
pub fn number(result: &[f32]) -> f64 {
    result.iter().step_by(101).copied().map(f64::from).sum()
}
