//! Registers of neighbouring output channels.
//!
//! ```text
//!                weights of a tap
//!                ┌───────┬───────┐
//!                │ c0 …  │ c16 … │  2 registers
//!                └───┬───┴───┬───┘
//!   pixels of        ▼       ▼
//!   a tap  ┌──┐  ┌───────┬───────┐
//!          │x0├─▶│  sum  │  sum  │
//!          ├──┤  ├───────┼───────┤
//!          │x1├─▶│  sum  │  sum  │  up to 14 outputs of a row
//!          ├──┤  ├───────┼───────┤
//!          │… ├─▶│  sum  │  sum  │
//!          └──┘  └───────┴───────┘
//! ```
//!
//! Each pixel is broadcast to a register and multiplied by the weights of all channels: with AVX-512, 16 loads serve 28
//! multiplications. A row is cut into tiles of about the same length, with a loop for each length, so no output is
//! computed for nothing. After all taps, the tile is transposed: then a register holds neighbouring pixels of one
//! channel, as the result does.

use super::Strip;
use super::cover::Place;
use crate::conv::cut::pieces;
use crate::simd::{MOST_LANES, Simd, Work};

/// Registers of channels in a tile, for each of its pixels.
pub(in crate::conv) const REGISTERS_OF_CHANNELS: usize = 2;

/// The registers of a tile: the channels of each of `P` neighbouring outputs of a row.
type Tile<S, const P: usize> = [[<S as Simd>::Register; REGISTERS_OF_CHANNELS]; P];

/// The channels of an output, as many as a tile can hold.
type Channels = [f32; REGISTERS_OF_CHANNELS * MOST_LANES];

impl Strip<'_, '_> {
    #[inline(always)]
    pub(super) fn with_channel_lanes<S: Simd>(mut self, simd: S) {
        // Besides the sums, the registers hold a tap's weights and a pixel.
        let most = if S::REGISTERS >= 32 { 14 } else { 6 };
        for row in 0..self.cover.rows {
            for columns in pieces(self.cover.columns, most) {
                let column = columns.start;
                let place = Place { row, column };
                /// The loop for each length.
                macro_rules! compute {
                    ($($pixels:literal)*) => {
                        match columns.len() {
                            $($pixels if $pixels <= most => self.compute_tile::<S, $pixels>(simd, place),)*
                            pixels => unreachable!("a tile of {pixels} pixels"),
                        }
                    };
                }
                compute!(1 2 3 4 5 6 7 8 9 10 11 12 13 14);
            }
        }
    }

    /// Not inlined: each length has its own function, with all registers for its tile. `run` tells the compiler again
    /// which instructions it may use.
    #[inline(never)]
    fn compute_tile<S: Simd, const P: usize>(&mut self, simd: S, place: Place) {
        let strip = self;
        simd.run(ChannelTile::<P> { strip, place });
    }
}

/// `P` neighbouring outputs of a row, to be computed.
struct ChannelTile<'a, 'b, 'c, const P: usize> {
    strip: &'a mut Strip<'b, 'c>,
    place: Place,
}

impl<const P: usize> Work for ChannelTile<'_, '_, '_, P> {
    #[inline(always)]
    fn with<S: Simd>(self, simd: S) {
        self.strip.compute_channels::<S, P>(simd, self.place);
    }
}

impl Strip<'_, '_> {
    #[inline(always)]
    fn compute_channels<S: Simd, const P: usize>(&mut self, simd: S, place: Place) {
        // A processor cannot predict writes to this many planes: requested now, their cache lines arrive in time for
        // the sums.
        let output = self.cover.in_plane(place);
        for plane in self.planes.iter() {
            simd.fetch(&plane[output..][..P]);
        }
        let sums = self.begin_channels::<S, P>(simd, place);
        let sums = self.sum_up_channels(simd, place, sums);
        self.store_channels(simd, place, sums);
    }

    /// sum(p, c) += pixel(p) · weights(c), for each tap: nearly all of the time is spent here.
    #[inline(always)]
    fn sum_up_channels<S: Simd, const P: usize>(
        &self,
        simd: S,
        place: Place,
        mut sums: Tile<S, P>,
    ) -> Tile<S, P> {
        let seen = &self.patch[self.cover.in_patch(place)..];
        for (&offset, weights) in self
            .offsets
            .iter()
            .zip(self.weights.chunks_exact(REGISTERS_OF_CHANNELS * S::LANES))
        {
            let pixels = seen[offset as usize..].first_chunk::<P>().expect("a tile");
            let of_tap = registers(simd, weights);
            /// Unrolled by hand: with little optimisation, a loop would keep the sums in memory.
            macro_rules! add {
                ($($p:literal)*) => {
                    $(if $p < P {
                        let pixel = simd.splat(pixels[$p]);
                        for (sum, &weights) in sums[$p].iter_mut().zip(&of_tap) {
                            *sum = simd.mul_add(pixel, weights, *sum);
                        }
                    })*
                };
            }
            add!(0 1 2 3 4 5 6 7 8 9 10 11 12 13);
        }
        sums
    }

    #[inline(always)]
    fn begin_channels<S: Simd, const P: usize>(&self, simd: S, place: Place) -> Tile<S, P> {
        if let Some(bias) = self.bias {
            let mut begin: Channels = [0.0; REGISTERS_OF_CHANNELS * MOST_LANES];
            begin[..bias.len()].copy_from_slice(bias);
            return [registers(simd, &begin); P];
        }
        let mut sums = [[simd.splat(0.0); REGISTERS_OF_CHANNELS]; P];
        let mut earlier: [Channels; P] = [[0.0; REGISTERS_OF_CHANNELS * MOST_LANES]; P];
        self.load_earlier_channels(place, &mut earlier);
        for (sums, earlier) in sums.iter_mut().zip(&earlier) {
            *sums = registers(simd, earlier);
        }
        sums
    }

    /// Loads the sums that an earlier pass left at the places of a tile.
    #[inline(never)]
    #[allow(unsafe_code)]
    fn load_earlier_channels(&self, place: Place, earlier: &mut [Channels]) {
        let output = self.cover.in_plane(place);
        for (channel, plane) in self.planes.iter().enumerate() {
            for (earlier, output) in earlier.iter_mut().zip(&plane[output..]) {
                // SAFETY: the first pass has written all outputs of the planes.
                earlier[channel] = unsafe { output.assume_init() };
            }
        }
    }

    /// Transposes a tile, as many pixels at a time as a register has lanes, and writes it to the result.
    #[inline(always)]
    fn store_channels<S: Simd, const P: usize>(&mut self, simd: S, place: Place, sums: Tile<S, P>) {
        let output = self.cover.in_plane(place);
        for (of_pixels, first) in sums.chunks(S::LANES).zip((0..).step_by(S::LANES)) {
            for (register, planes) in self.planes.chunks_mut(S::LANES).enumerate() {
                let mut square = [simd.splat(0.0); MOST_LANES];
                for (row, pixel) in square.iter_mut().zip(of_pixels) {
                    *row = pixel[register];
                }
                for (plane, row) in planes.iter_mut().zip(turned(simd, square)) {
                    let to = &mut plane[output + first..][..of_pixels.len()];
                    simd.store_some(row, to);
                }
            }
        }
    }
}

/// The registers of channels that hold these numbers.
#[inline(always)]
fn registers<S: Simd>(simd: S, channels: &[f32]) -> [S::Register; REGISTERS_OF_CHANNELS] {
    let mut registers = [simd.splat(0.0); REGISTERS_OF_CHANNELS];
    for (register, channels) in registers.iter_mut().zip(channels.chunks_exact(S::LANES)) {
        *register = simd.load(channels);
    }
    registers
}

/// Transposes a square of `LANES` registers.
#[inline(always)]
fn turned<S: Simd>(simd: S, mut square: [S::Register; MOST_LANES]) -> [S::Register; MOST_LANES] {
    // Two halves of a pack of cards, each card a lane, are shuffled perfectly: the second card comes from the middle of
    // the pack. After log₂ LANES shuffles, the numbers of each card's register and lane have changed places.
    square = shuffled(simd, shuffled(simd, square));
    if S::LANES >= 8 {
        square = shuffled(simd, square);
    }
    if S::LANES >= 16 {
        square = shuffled(simd, square);
    }
    square
}

/// One half of the registers between those of the other, lane between lane.
#[inline(always)]
fn shuffled<S: Simd>(simd: S, square: [S::Register; MOST_LANES]) -> [S::Register; MOST_LANES] {
    let mut shuffled = square;
    let half = S::LANES / 2;
    for i in 0..half {
        (shuffled[2 * i], shuffled[2 * i + 1]) = simd.zip(square[i], square[half + i]);
    }
    shuffled
}
