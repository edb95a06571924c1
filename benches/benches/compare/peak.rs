//! The peak speed of one core: fused multiplications and additions, and nothing else.

use std::hint::black_box;
use std::time::{Duration, Instant};

use v1conv::Instructions;

/// Independent sums: enough to keep all units busy while each waits for its last addition, and few enough to fit in the
/// 16 registers of AVX2 together with the factor and the addend.
const SUMS: usize = 12;

/// The most operations per second, and with which instructions.
#[derive(Debug, Clone, Copy)]
pub struct Peak {
    pub instructions: &'static str,
    /// Multiplications and additions per second on one core, counted separately.
    pub flops: f64,
}

impl Peak {
    /// Measures these instructions; `None` if there is no loop for them here.
    #[allow(unsafe_code)]
    pub fn measure(instructions: Instructions) -> Option<Self> {
        match instructions {
            // SAFETY: the processor has whatever v1conv computes with.
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => Some(fastest("AVX-512", 16, |n| unsafe { avx512(n) })),
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => Some(fastest("AVX2", 8, |n| unsafe { avx2(n) })),
            // SAFETY: as above.
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => Some(fastest("NEON", 4, |n| unsafe { neon(n) })),
            _ => None,
        }
    }
}

/// The best of many short runs, which multiply and add `SUMS` registers in each round.
fn fastest(instructions: &'static str, lanes: usize, run: impl Fn(u64) -> f32) -> Peak {
    const ROUNDS: u64 = 500_000;
    let time = |_| {
        let start = Instant::now();
        black_box(run(black_box(ROUNDS)));
        start.elapsed()
    };
    let shortest = (0..50).map(time).min().unwrap_or(Duration::MAX);
    let operations = 2 * (lanes * SUMS) as u64 * ROUNDS;
    Peak {
        instructions,
        flops: operations as f64 / shortest.as_secs_f64(),
    }
}

/// A loop over registers of an instruction set.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
macro_rules! multiply_and_add {
    (
        $name:ident, $features:literal, $splat:path, $add:path, $first_lane:path,
        |$a:ident, $b:ident, $sum:ident| $multiply_and_add:expr
    ) => {
        #[target_feature(enable = $features)]
        fn $name(rounds: u64) -> f32 {
            let ($a, $b) = ($splat(black_box(0.5)), $splat(black_box(1.0)));
            // All start differently, or the compiler would merge them.
            let mut sums: [_; SUMS] = std::array::from_fn(|i| $splat(i as f32));
            for _ in 0..rounds {
                for $sum in &mut sums {
                    *$sum = $multiply_and_add;
                }
            }
            let zero = $splat(0.0);
            $first_lane(sums.into_iter().fold(zero, |total, sum| $add(total, sum)))
        }
    };
}

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

#[cfg(target_arch = "x86_64")]
multiply_and_add!(
    avx512,
    "avx512f",
    _mm512_set1_ps,
    _mm512_add_ps,
    _mm512_cvtss_f32,
    |a, b, sum| _mm512_fmadd_ps(*sum, a, b)
);

#[cfg(target_arch = "x86_64")]
multiply_and_add!(
    avx2,
    "avx2,fma",
    _mm256_set1_ps,
    _mm256_add_ps,
    _mm256_cvtss_f32,
    |a, b, sum| _mm256_fmadd_ps(*sum, a, b)
);

#[cfg(target_arch = "aarch64")]
use std::arch::aarch64::*;

#[cfg(target_arch = "aarch64")]
multiply_and_add!(
    neon,
    "neon",
    vdupq_n_f32,
    vaddq_f32,
    vgetq_lane_f32::<0>,
    |a, b, sum| vfmaq_f32(b, *sum, a)
);
