//! The innermost loops: a tile of the result stays in registers while all taps of the filters pass.
//!
//! There are two, because a register can hold two kinds of neighbours: [`Lanes`] compares them. Both add up the taps of
//! an output one by one, in the same order, so the sums are the same to the last bit; only the wasted lanes differ.

mod channels;
mod cover;
mod pixels;

use std::mem::MaybeUninit;

use crate::simd::{Simd, Work};
pub(super) use channels::REGISTERS_OF_CHANNELS;
pub(super) use cover::Cover;
pub(super) use pixels::MOST_CHANNELS;

/// What the lanes of a register hold: the two ways of computing a convolution.
///
/// Both give the same result, to the last bit. With AVX-512:
///
/// ```text
///         Pixels                          Channels
///
///         16 pixels, 4 times              16 channels, twice
///         ┌─────┬─────┬─────┬─────┐       ┌─────┬─────┐
///  weight │     │     │     │     │ pixel │     │     │
///         ├─────┼─────┼─────┼─────┤       ├─────┼─────┤
///  weight │     │     │     │     │ pixel │     │     │
///         ├─────┼─────┼─────┼─────┤       ├─────┼─────┤
///  … 6    │     │     │     │     │ … 14  │     │     │
///         └─────┴─────┴─────┴─────┘       └─────┴─────┘
/// ```
///
/// Registers of pixels serve any number of channels, but run past the ends of rows, and what they compute there is
/// lost. Registers of channels fit rows of any length, but need as many channels as their lanes (32 here), and the
/// result has to be transposed before it is stored. So they pay off when rows are short and there are many filters with
/// many taps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lanes {
    /// Neighbouring pixels of one output channel.
    Pixels,
    /// Neighbouring output channels of one pixel.
    Channels,
}

/// A few output channels of a block of the result, and everything needed to compute them.
pub(super) struct Strip<'a, 'out> {
    /// The pixels that the block sees.
    pub patch: &'a [f32],
    pub cover: Cover,
    /// How far from an output's position in the patch each tap's pixel is.
    pub offsets: &'a [u32],
    pub lanes: Lanes,
    /// For each tap, the weights of all these channels, padded with zeros to whole registers if lanes hold channels.
    pub weights: &'a [f32],
    /// What the sums start from; without it they continue from what an earlier pass left in the planes.
    pub bias: Option<&'a [f32]>,
    /// The result of these channels.
    pub planes: &'a mut [&'out mut [MaybeUninit<f32>]],
}

impl Work for Strip<'_, '_> {
    #[inline(always)]
    fn with<S: Simd>(self, simd: S) {
        match self.lanes {
            Lanes::Pixels => self.with_pixel_lanes(simd),
            Lanes::Channels => self.with_channel_lanes(simd),
        }
    }
}
