//! Cuts the work into blocks that fit into the processor's caches.

use super::Convolution;
use super::cut::{Block, Part, Taps, pieces};
use super::kernel::{Cover, Lanes, Strip};
use super::patch::Layout;
use super::weights::{self, Groups};
use crate::Error;
use crate::simd::Present;

/// The most pixels in a patch (256 kB); if it cannot be smaller, at most twice as many.
const PATCH_PIXELS: usize = 1 << 16;
/// The most pixels in a row of a patch.
const PATCH_COLUMNS: usize = 1 << 12;
/// A patch that would have fewer rows than this holds fewer channels instead.
const PATCH_ROWS: usize = 8;
/// The most taps summed in one pass,
const PASS_TAPS: usize = 1 << 12;
/// and the most filter rows and columns they come from.
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
            weights: weights::in_order(conv, sizes.taps(conv), groups)?,
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
        for (pass, taps) in self.sizes.taps(conv).enumerate() {
            let of_pass = weights.split_off(..self.groups.weights() * taps.len());
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
                    let mut weights = of_pass.unwrap_or_default();
                    for group in self.groups.iter() {
                        let of_group = weights.split_off(..group.weights * taps.len());
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
                            weights: of_group.unwrap_or_default(),
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
    channels: usize,
    tap_rows: usize,
    tap_columns: usize,
    rows: usize,
    columns: usize,
}

impl Sizes {
    /// The passes, and with them the order in which taps are summed, depend only on the convolution, not on how many
    /// rows a thread has.
    fn new(conv: &Convolution) -> Self {
        let tap_rows = conv.rows.kernel.min(PASS_SIDE);
        let tap_columns = conv.columns.kernel.min(PASS_SIDE);
        let columns = PATCH_COLUMNS / conv.stride.min(tap_columns);
        let columns = columns.min(conv.columns.positions);

        let one_channel = Taps {
            channels: 0..1,
            rows: 0..tap_rows,
            columns: 0..tap_columns,
        };
        let pixels = |rows| Layout::new(&one_channel, conv.stride, rows, columns).channel();
        let channels = (PATCH_PIXELS / pixels(conv.rows.positions.min(PATCH_ROWS)).max(1))
            .min(PASS_TAPS / one_channel.len())
            .clamp(1, conv.channels().max(1));
        let spare = (PATCH_PIXELS / channels).saturating_sub(pixels(0));
        Self {
            channels,
            tap_rows,
            tap_columns,
            rows: (spare / (pixels(1) - pixels(0))).max(1),
            columns,
        }
    }

    fn taps(&self, conv: &Convolution) -> impl Iterator<Item = Taps> {
        // Without channels there are no taps, however large the filter is; a single pass writes the bias.
        let (rows, columns) = match conv.channels() {
            0 => (self.tap_rows, self.tap_columns),
            _ => (conv.rows.kernel, conv.columns.kernel),
        };
        pieces(conv.channels(), self.channels).flat_map(move |channels| {
            pieces(rows, self.tap_rows).flat_map(move |rows| {
                let channels = channels.clone();
                pieces(columns, self.tap_columns).map(move |columns| Taps {
                    channels: channels.clone(),
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
