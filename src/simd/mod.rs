//! Registers that hold several numbers, and the instructions that work on all of them at once.

#[cfg(target_arch = "aarch64")]
mod neon;
mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::mem::MaybeUninit;

/// The lanes of the widest registers.
pub(crate) const MOST_LANES: usize = 16;

/// A set of instructions. A value of the type proves that this processor has them.
pub(crate) trait Simd: Copy {
    type Register: Copy;
    /// How many numbers a register holds.
    const LANES: usize;
    /// How many registers there are.
    const REGISTERS: usize;

    /// The same number in all lanes.
    fn splat(self, value: f32) -> Self::Register;
    /// The first `LANES` numbers of a slice that has at least as many.
    fn load(self, from: &[f32]) -> Self::Register;
    /// Puts the lanes into the first `LANES` places of a slice that has at least as many.
    fn store(self, register: Self::Register, to: &mut [MaybeUninit<f32>]);
    /// Puts the first lanes into a slice of `LANES` places or fewer.
    fn store_some(self, register: Self::Register, to: &mut [MaybeUninit<f32>]);
    /// The lanes of two registers in turn: a0 b0 a1 b1 …
    fn zip(self, a: Self::Register, b: Self::Register) -> (Self::Register, Self::Register);
    /// `a · b + sum`, lane by lane.
    fn mul_add(self, a: Self::Register, b: Self::Register, sum: Self::Register) -> Self::Register;
    /// Makes the processor fetch a few places that will soon be written to into its caches.
    fn fetch(self, places: &[MaybeUninit<f32>]);
    /// Calls `work` in a function compiled for these instructions.
    fn run<W: Work>(self, work: W);
}

/// Something to compute, with whatever instructions are available.
pub(crate) trait Work {
    /// Must be `#[inline(always)]`, all the way down: only what is inlined into [`Simd::run`] is compiled for its
    /// instructions.
    fn with<S: Simd>(self, simd: S);
}

/// Instructions that a processor may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Instructions {
    /// AVX-512 on Intel and AMD: 32 registers of 16 numbers, multiplication and addition fused.
    Avx512,
    /// AVX2 and FMA on Intel and AMD: 16 registers of 8 numbers, multiplication and addition fused.
    Avx2,
    /// SSE2, which all 64-bit Intel and AMD processors have: 16 registers of 4 numbers.
    Sse2,
    /// NEON, which all 64-bit ARM processors have: 32 registers of 4 numbers, multiplication and addition fused.
    Neon,
    /// What the compiler makes of plain Rust, for any processor.
    Portable,
}

/// [`Instructions`] that this processor has.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Present {
    #[cfg(target_arch = "x86_64")]
    Avx512(x86::Avx512),
    #[cfg(target_arch = "x86_64")]
    Avx2(x86::Avx2),
    #[cfg(target_arch = "x86_64")]
    Sse2(x86::Sse2),
    #[cfg(target_arch = "aarch64")]
    Neon(neon::Neon),
    Portable(portable::Portable),
}

impl Present {
    /// All that this processor has, fastest first.
    pub fn all() -> impl Iterator<Item = Self> {
        [
            #[cfg(target_arch = "x86_64")]
            x86::Avx512::new().map(Self::Avx512),
            #[cfg(target_arch = "x86_64")]
            x86::Avx2::new().map(Self::Avx2),
            #[cfg(target_arch = "x86_64")]
            x86::Sse2::new().map(Self::Sse2),
            #[cfg(target_arch = "aarch64")]
            neon::Neon::new().map(Self::Neon),
            Some(Self::Portable(portable::Portable)),
        ]
        .into_iter()
        .flatten()
    }

    pub fn best() -> Self {
        let portable = Self::Portable(portable::Portable);
        Self::all().next().unwrap_or(portable)
    }

    pub fn instructions(self) -> Instructions {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(_) => Instructions::Avx512,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(_) => Instructions::Avx2,
            #[cfg(target_arch = "x86_64")]
            Self::Sse2(_) => Instructions::Sse2,
            #[cfg(target_arch = "aarch64")]
            Self::Neon(_) => Instructions::Neon,
            Self::Portable(_) => Instructions::Portable,
        }
    }

    /// How many registers there are.
    pub fn registers(self) -> usize {
        self.size().0
    }

    /// How many numbers a register holds.
    pub fn lanes(self) -> usize {
        self.size().1
    }

    fn size(self) -> (usize, usize) {
        fn of<S: Simd>(_: S) -> (usize, usize) {
            (S::REGISTERS, S::LANES)
        }
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(simd) => of(simd),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(simd) => of(simd),
            #[cfg(target_arch = "x86_64")]
            Self::Sse2(simd) => of(simd),
            #[cfg(target_arch = "aarch64")]
            Self::Neon(simd) => of(simd),
            Self::Portable(simd) => of(simd),
        }
    }

    pub fn run<W: Work>(self, work: W) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(simd) => simd.run(work),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(simd) => simd.run(work),
            #[cfg(target_arch = "x86_64")]
            Self::Sse2(simd) => simd.run(work),
            #[cfg(target_arch = "aarch64")]
            Self::Neon(simd) => simd.run(work),
            Self::Portable(simd) => simd.run(work),
        }
    }
}

/// Implements [`Simd`] with a processor's own registers and functions of `std::arch`.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
macro_rules! simd {
    (
        $name:ident: $registers:literal registers of $lanes:literal lanes in $register:ty, $features:literal,
        $splat:path, |$a:ident, $b:ident, $sum:ident| $mul_add:expr,
        |$first:ident, $second:ident| $zip:expr,
        |$some:ident, $to:ident| $store_some:expr, |$places:ident| $fetch:expr
    ) => {
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name(());

        impl Simd for $name {
            type Register = $register;
            const LANES: usize = $lanes;
            const REGISTERS: usize = $registers;

            #[inline(always)]
            fn splat(self, value: f32) -> $register {
                // SAFETY: `self` proves that the processor has the instruction.
                #[allow(unused_unsafe)]
                unsafe {
                    $splat(value)
                }
            }

            #[inline(always)]
            fn load(self, from: &[f32]) -> $register {
                let lanes: [f32; $lanes] = *from.first_chunk().expect("a full register");
                // SAFETY: a register is its lanes, and any bits are numbers.
                unsafe { transmute::<[f32; $lanes], $register>(lanes) }
            }

            #[inline(always)]
            fn store(self, register: $register, to: &mut [MaybeUninit<f32>]) {
                let to: &mut [MaybeUninit<f32>; $lanes] =
                    to.first_chunk_mut().expect("a full register");
                // SAFETY: a register is its lanes, and any bits are numbers.
                *to = unsafe { transmute::<$register, [MaybeUninit<f32>; $lanes]>(register) };
            }

            #[inline(always)]
            fn store_some(self, $some: $register, $to: &mut [MaybeUninit<f32>]) {
                // SAFETY: `self` proves that the processor has the instructions.
                #[allow(unused_unsafe)]
                unsafe {
                    $store_some
                }
            }

            #[inline(always)]
            fn zip(self, $first: $register, $second: $register) -> ($register, $register) {
                // SAFETY: `self` proves that the processor has the instructions.
                #[allow(unused_unsafe)]
                unsafe {
                    $zip
                }
            }

            #[inline(always)]
            fn fetch(self, $places: &[MaybeUninit<f32>]) {
                $fetch
            }

            #[inline(always)]
            fn mul_add(self, $a: $register, $b: $register, $sum: $register) -> $register {
                // SAFETY: `self` proves that the processor has the instructions.
                #[allow(unused_unsafe)]
                unsafe {
                    $mul_add
                }
            }

            #[inline(always)]
            fn run<W: Work>(self, work: W) {
                #[target_feature(enable = $features)]
                fn compiled_for_them<W: Work>(simd: $name, work: W) {
                    work.with(simd);
                }
                // SAFETY: `self` proves that the processor has the instructions.
                unsafe { compiled_for_them(self, work) }
            }
        }
    };
}
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use simd;

/// Copies up to 16 numbers in two overlapping halves: a copy of arbitrary length would be a function call.
#[inline(always)]
pub(crate) fn copy_few(from: &[MaybeUninit<f32>], to: &mut [MaybeUninit<f32>]) {
    #[inline(always)]
    fn both_ends<const N: usize>(
        from: &[MaybeUninit<f32>],
        to: &mut [MaybeUninit<f32>],
    ) -> Option<()> {
        *to.first_chunk_mut::<N>()? = *from.first_chunk()?;
        *to.last_chunk_mut::<N>()? = *from.last_chunk()?;
        Some(())
    }
    both_ends::<16>(from, to)
        .or_else(|| both_ends::<8>(from, to))
        .or_else(|| both_ends::<4>(from, to))
        .or_else(|| both_ends::<2>(from, to))
        .or_else(|| both_ends::<1>(from, to));
}
