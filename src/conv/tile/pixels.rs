//! Registers of neighbouring pixels.
//!
//! ```text
//!                       pixels of a tap
//!                       ┌───────┬───────┬───────┬───────┐
//!                       │ x0 …  │ x16 … │ x32 … │ x48 … │  4 registers
//!                       └───┬───┴───┬───┴───┬───┴───┬───┘
//!   weights of              ▼       ▼       ▼       ▼
//!   a tap         ┌──┐  ┌───────┬───────┬───────┬───────┐
//!                 │c0├─▶│  sum  │  sum  │  sum  │  sum  │
//!                 ├──┤  ├───────┼───────┼───────┼───────┤
//!                 │c1├─▶│  sum  │  sum  │  sum  │  sum  │  up to 6 channels
//!                 ├──┤  ├───────┼───────┼───────┼───────┤
//!                 │… ├─▶│  sum  │  sum  │  sum  │  sum  │
//!                 └──┘  └───────┴───────┴───────┴───────┘
//! ```
//!
//! Each weight is broadcast to a register and multiplied by all pixels: with the 32 registers of AVX-512, 10 loads
//! serve 24 multiplications. A tile takes neighbouring outputs wherever they are: if a row does not fill its last
//! register, the next row uses the rest.

use std::mem::MaybeUninit;

use super::Strip;
use super::cover::Place;
use crate::simd::{MOST_LANES, Simd, copy_few};

/// The most output channels that a strip may have.
pub(in crate::conv) const MOST_CHANNELS: usize = 6;

/// The registers of a tile: for each of `C` output channels, `T` registers of neighbouring outputs.
type Tile<S, const C: usize, const T: usize> = [[<S as Simd>::Register; T]; C];

impl Strip<'_, '_> {
    /// The sums of a tile, the pixels of one tap and a weight fit into the registers. If there are enough channels,
    /// there are at least 8 sums: a core starts two additions per cycle, and each takes four cycles.
    #[inline(always)]
    pub(super) fn with_pixel_lanes<S: Simd>(self, simd: S) {
        match (self.planes.len(), S::REGISTERS >= 32) {
            (1, _) => self.tile_by_tile::<S, 1, 4>(simd),
            (2, _) => self.tile_by_tile::<S, 2, 4>(simd),
            (3, true) => self.tile_by_tile::<S, 3, 4>(simd),
            (4, true) => self.tile_by_tile::<S, 4, 4>(simd),
            (5, true) => self.tile_by_tile::<S, 5, 4>(simd),
            (6, true) => self.tile_by_tile::<S, 6, 4>(simd),
            (3, false) => self.tile_by_tile::<S, 3, 3>(simd),
            (4, false) => self.tile_by_tile::<S, 4, 2>(simd),
            (5, false) => self.tile_by_tile::<S, 5, 2>(simd),
            (6, false) => self.tile_by_tile::<S, 6, 2>(simd),
            (channels, _) => unreachable!("a strip of {channels} channels"),
        }
    }

    #[inline(always)]
    fn tile_by_tile<S: Simd, const C: usize, const T: usize>(mut self, simd: S) {
        let mut places = self.cover.places(S::LANES);
        while let Some(first) = places.next() {
            // The last tile may be too large: then its first register is computed and stored several times.
            let mut tile = [first; T];
            for (place, next) in tile[1..].iter_mut().zip(&mut places) {
                *place = next;
            }
            let sums = self.begin::<S, C, T>(simd, &tile);
            let sums = self.sum_up(simd, &tile, sums);
            self.store(simd, &tile, sums);
        }
    }

    /// sum(c, t) += weight(c) · pixels(t), for each tap: nearly all of the time is spent here.
    #[inline(always)]
    fn sum_up<S: Simd, const C: usize, const T: usize>(
        &self,
        simd: S,
        tile: &[Place; T],
        mut sums: Tile<S, C, T>,
    ) -> Tile<S, C, T> {
        // Slices of the same length: one check of an offset covers all of them.
        let reach = self.patch.len() - self.cover.last_in_patch();
        let mut seen = [self.patch; T];
        for (seen, &place) in seen.iter_mut().zip(tile) {
            *seen = &self.patch[self.cover.in_patch(place)..][..reach];
        }
        let (weights, _) = self.weights.as_chunks::<C>();
        for (&offset, weights) in self.offsets.iter().zip(weights) {
            let mut pixels = [simd.splat(0.0); T];
            for (pixels, seen) in pixels.iter_mut().zip(&seen) {
                *pixels = simd.load(&seen[offset as usize..]);
            }
            // Iterators, not indices: they keep the sums in registers even with little optimisation.
            for (sums, &weight) in sums.iter_mut().zip(weights) {
                let weight = simd.splat(weight);
                for (sum, &pixels) in sums.iter_mut().zip(&pixels) {
                    *sum = simd.mul_add(pixels, weight, *sum);
                }
            }
        }
        sums
    }

    #[inline(always)]
    fn begin<S: Simd, const C: usize, const T: usize>(
        &self,
        simd: S,
        tile: &[Place; T],
    ) -> Tile<S, C, T> {
        let mut sums = [[simd.splat(0.0); T]; C];
        if let Some(bias) = self.bias {
            let bias = bias.first_chunk::<C>().expect("C channels");
            for (sums, &bias) in sums.iter_mut().zip(bias) {
                for sum in sums {
                    *sum = simd.splat(bias);
                }
            }
        } else {
            let mut earlier = [[[0.0; MOST_LANES]; T]; C];
            self.load_earlier(tile, S::LANES, earlier.as_flattened_mut());
            for (sums, earlier) in sums.iter_mut().zip(&earlier) {
                for (sum, earlier) in sums.iter_mut().zip(earlier) {
                    *sum = simd.load(earlier);
                }
            }
        }
        sums
    }

    /// Loads the sums that an earlier pass left at the places of a tile.
    #[inline(never)]
    #[allow(unsafe_code)]
    fn load_earlier(&self, tile: &[Place], lanes: usize, earlier: &mut [[f32; MOST_LANES]]) {
        let mut earlier = earlier.iter_mut();
        for plane in &*self.planes {
            for (&place, earlier) in tile.iter().zip(&mut earlier) {
                self.cover.stretches(place, lanes, |lane, place, count| {
                    let row = &plane[self.cover.in_plane(place)..][..count];
                    for (sum, output) in earlier[lane..].iter_mut().zip(row) {
                        // SAFETY: the first pass has written all outputs of the planes.
                        *sum = unsafe { output.assume_init() };
                    }
                });
            }
        }
    }

    /// Writes a tile to the result: register by register if none runs past the end of a row.
    #[inline(always)]
    fn store<S: Simd, const C: usize, const T: usize>(
        &mut self,
        simd: S,
        tile: &[Place; T],
        sums: Tile<S, C, T>,
    ) {
        let mut outputs = [0; T];
        let mut in_rows = true;
        for (output, &place) in outputs.iter_mut().zip(tile) {
            *output = self.cover.in_plane(place);
            in_rows &= self.cover.is_in_one_row(place, S::LANES);
        }
        if !in_rows {
            return self.store_stretches(simd, tile, sums);
        }
        let planes = self.planes.first_chunk_mut::<C>().expect("C channels");
        for (plane, sums) in planes.iter_mut().zip(&sums) {
            for (&sum, &output) in sums.iter().zip(&outputs) {
                simd.store(sum, &mut plane[output..]);
            }
        }
    }

    #[inline(always)]
    fn store_stretches<S: Simd, const C: usize, const T: usize>(
        &mut self,
        simd: S,
        tile: &[Place; T],
        sums: Tile<S, C, T>,
    ) {
        let mut lanes = [[[MaybeUninit::uninit(); MOST_LANES]; T]; C];
        for (lanes, sums) in lanes.iter_mut().zip(&sums) {
            for (lanes, &sum) in lanes.iter_mut().zip(sums) {
                simd.store(sum, lanes);
            }
        }
        for (t, &place) in tile.iter().enumerate() {
            self.cover.stretches(place, S::LANES, |lane, place, count| {
                let output = self.cover.in_plane(place);
                for (plane, lanes) in self.planes.iter_mut().zip(&lanes) {
                    copy_few(&lanes[t][lane..][..count], &mut plane[output..][..count]);
                }
            });
        }
    }
}
