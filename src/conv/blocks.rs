//! Cuts the work into blocks that fit into the processor's caches.

use super::Convolution;
use super::cut::{Block, Part, Taps, pieces};
use super::patch::Layout;
use super::tile::{Cover, Lanes, Strip};
use super::weights::{self, Groups};
use crate::Error;
use crate::simd::Present;

/// The most pixels in a patch (256 kB); up to twice as many if a single row of a block needs them.
const PATCH_PIXELS: usize = 1 << 16;
/// The most pixels that a row of a block sees in one image row, without what the filter overhangs.
const BLOCK_COLUMNS: usize = 1 << 12;
/// A pass takes fewer input channels rather than blocks with fewer rows than this.
const BLOCK_ROWS: usize = 8;
/// The most taps summed in one pass.
const PASS_TAPS: usize = 1 << 12;
/// The most filter rows, and the most filter columns, that the taps of a pass come from.
const PASS_SIDE: usize = 16;

/// How a convolution is computed.
pub(super) struct Plan<'a> {
    pub conv: &'a Convolution<'a>,
    simd: Present,
    sizes: Sizes,
    groups: Groups,
    weights: Vec<f32>,
}

/// A thread's own memory, reused for its next parts.
#[derive(Default)]
pub(super) struct Scratch {
    patch: Vec<f32>,
    offsets: Vec<u32>,
}

impl<'a> Plan<'a> {
    pub fn new(
        conv: &'a Convolution<'a>,
        simd: Present,
        lanes: Option<Lanes>,
    ) -> Result<Self, Error> {
        let sizes = Sizes::new(conv);
        let groups = Groups::new(conv, simd, lanes);
        Ok(Self {
            weights: weights::in_order(conv, sizes.passes(conv), groups)?,
            conv,
            simd,
            sizes,
            groups,
        })
    }

    /// Computes a few parts of the result: pass by pass, if there are too many taps for one, and block by block.
    pub fn compute(&self, parts: &mut [Part], Scratch { patch, offsets }: &mut Scratch) {
        let conv = self.conv;
        let mut weights = self.weights.as_slice();
        for (pass, taps) in self.sizes.passes(conv).enumerate() {
            let of_pass = self.groups.weights_per_tap() * taps.len();
            let (of_pass, of_later_passes) = weights.split_at(of_pass);
            weights = of_later_passes;
            // The offsets are those of a pass's taps in patches of this layout.
            let mut last = None;
            for part in &mut *parts {
                for block in self.sizes.blocks(conv, part) {
                    let layout =
                        Layout::new(&taps, conv.stride, block.rows.len(), block.columns.len());
                    layout.fill(patch, conv, part.image, &taps, &block);
                    if last.replace(layout) != Some(layout) {
                        offsets.clear();
                        offsets.extend(layout.offsets(&taps));
                    }

                    let first_row = block.rows.start - part.rows.start;
                    let mut weights = of_pass;
                    for group in self.groups.iter() {
                        let of_group;
                        (of_group, weights) = weights.split_at(group.weights_per_tap * taps.len());
                        self.simd.run(Strip {
                            patch,
                            cover: Cover {
                                rows: block.rows.len(),
                                columns: block.columns.len(),
                                pitch: layout.pitch,
                                width: conv.columns.positions,
                                origin: first_row * conv.columns.positions + block.columns.start,
                            },
                            offsets,
                            lanes: group.lanes,
                            weights: of_group,
                            bias: (pass == 0).then_some(&conv.bias[group.channels.clone()]),
                            planes: &mut part.planes[group.channels],
                        });
                    }
                }
            }
        }
    }
}

/// The most of each that a pass or a block takes.
struct Sizes {
    inputs: usize,
    tap_rows: usize,
    tap_columns: usize,
    rows: usize,
    columns: usize,
}

impl Sizes {
    /// The passes, and with them the order in which taps are summed, depend only on the convolution, not on how many
    /// rows a thread has.
    fn new(conv: &Convolution) -> Self {
        let tap_rows = conv.rows.filter.min(PASS_SIDE);
        let tap_columns = conv.columns.filter.min(PASS_SIDE);
        let columns = BLOCK_COLUMNS / conv.stride.min(tap_columns);
        let columns = columns.min(conv.columns.positions);

        let one_input = Taps {
            inputs: 0..1,
            rows: 0..tap_rows,
            columns: 0..tap_columns,
        };
        let pixels = |rows| Layout::new(&one_input, conv.stride, rows, columns).pixels_per_input();
        let inputs = (PATCH_PIXELS / pixels(conv.rows.positions.min(BLOCK_ROWS)).max(1))
            .min(PASS_TAPS / one_input.len())
            .clamp(1, conv.c_in().max(1));
        let spare = (PATCH_PIXELS / inputs).saturating_sub(pixels(0));
        Self {
            inputs,
            tap_rows,
            tap_columns,
            rows: (spare / (pixels(1) - pixels(0))).max(1),
            columns,
        }
    }

    /// The taps of each pass.
    fn passes(&self, conv: &Convolution) -> impl Iterator<Item = Taps> {
        // Without channels there are no taps, however large the filter is; a single pass writes the bias.
        let (rows, columns) = match conv.c_in() {
            0 => (self.tap_rows, self.tap_columns),
            _ => (conv.rows.filter, conv.columns.filter),
        };
        pieces(conv.c_in(), self.inputs).flat_map(move |inputs| {
            pieces(rows, self.tap_rows).flat_map(move |rows| {
                let inputs = inputs.clone();
                pieces(columns, self.tap_columns).map(move |columns| Taps {
                    inputs: inputs.clone(),
                    rows: rows.clone(),
                    columns,
                })
            })
        })
    }

    fn blocks(&self, conv: &Convolution, part: &Part) -> impl Iterator<Item = Block> + use<> {
        let (start, columns) = (part.rows.start, self.columns);
        let width = conv.columns.positions;
        pieces(part.rows.len(), self.rows).flat_map(move |rows| {
            pieces(width, columns).map(move |columns| Block {
                rows: start + rows.start..start + rows.end,
                columns,
            })
        })
    }
}
