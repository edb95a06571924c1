//! The work cut into blocks that fit into the processor's caches.

use std::ops::Range;

use super::Convolution;
use super::cover::Cover;
use super::kernel::{MOST_CHANNELS, Strip};
use super::patch::{Layout, Taps};
use super::threads::Part;
use crate::simd::Present;

/// A patch has up to so many pixels (256 kB), or at the very most twice as many where it cannot be smaller.
const PATCH: usize = 1 << 16;
/// So many of them in a row.
const PATCH_ROW: usize = 1 << 12;
/// So many rows before it holds fewer channels.
const PATCH_ROWS: usize = 8;
/// So many taps of a filter are summed up at once,
const TAPS: usize = 1 << 12;
/// from so many of its rows and columns.
const TAP_ROWS: usize = 16;
/// So many weights at once are brought into the order of the innermost loop (256 kB), or those of one strip.
const WEIGHTS: usize = 1 << 16;

/// A rectangle of the result of an image.
pub(super) struct Block {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
}

/// Computes a few parts of the result: pass by pass, if there are too many taps for one, and block by block.
pub(super) fn compute(conv: &Convolution, simd: Present, parts: &mut [Part]) {
    let sizes = Sizes::new(conv);
    let strips: Vec<_> = pieces(conv.bias.len(), MOST_CHANNELS).collect();
    let (mut patch, mut offsets, mut weights) = (Vec::new(), Vec::new(), Vec::new());

    for (pass, taps) in sizes.taps(conv).enumerate() {
        let strips_at_once = WEIGHTS / (taps.len().max(1) * MOST_CHANNELS);
        for strips in strips.chunks(strips_at_once.max(1)) {
            weights.clear();
            for channels in strips {
                weights_in_order(conv, &taps, channels, &mut weights);
            }
            for part in &mut *parts {
                for block in sizes.blocks(conv, part) {
                    let layout =
                        Layout::new(&taps, conv.stride, block.rows.len(), block.columns.len());
                    layout.fill(&mut patch, conv, part.image, &taps, &block);
                    offsets.clear();
                    offsets.extend(layout.offsets(&taps));

                    let first_row = block.rows.start - part.rows.start;
                    let mut weights = weights.as_slice();
                    for channels in strips {
                        let of_strip = weights.split_off(..channels.len() * taps.len());
                        simd.run(Strip {
                            patch: &patch,
                            cover: Cover {
                                rows: block.rows.len(),
                                columns: block.columns.len(),
                                pitch: layout.pitch,
                                width: conv.columns.positions,
                                origin: first_row * conv.columns.positions + block.columns.start,
                            },
                            offsets: &offsets,
                            weights: of_strip.unwrap_or_default(),
                            bias: (pass == 0).then_some(&conv.bias[channels.clone()]),
                            planes: &mut part.planes[channels.clone()],
                        });
                    }
                }
            }
        }
    }
}

/// For each tap the weights of these output channels.
fn weights_in_order(
    conv: &Convolution,
    taps: &Taps,
    channels: &Range<usize>,
    weights: &mut Vec<f32>,
) {
    let filter = conv.channels() * conv.rows.kernel * conv.columns.kernel;
    for (channel, row, column) in taps.iter() {
        let tap = (channel * conv.rows.kernel + row) * conv.columns.kernel + column;
        weights.extend(
            channels
                .clone()
                .map(|channel| conv.weight[channel * filter + tap]),
        );
    }
}

/// How much of each a pass or a block takes at most.
struct Sizes {
    channels: usize,
    tap_rows: usize,
    tap_columns: usize,
    rows: usize,
    columns: usize,
}

impl Sizes {
    /// The passes, and with them the order in which taps are summed up, depend on the convolution alone, not on
    /// how many rows a thread has.
    fn new(conv: &Convolution) -> Self {
        let tap_rows = conv.rows.kernel.min(TAP_ROWS);
        let tap_columns = conv.columns.kernel.min(TAP_ROWS);
        let columns = PATCH_ROW / conv.stride.min(tap_columns);
        let columns = columns.min(conv.columns.positions);

        let one_channel = Taps {
            channels: 0..1,
            rows: 0..tap_rows,
            columns: 0..tap_columns,
        };
        let pixels = |rows| Layout::new(&one_channel, conv.stride, rows, columns).channel();
        let channels = (PATCH / pixels(conv.rows.positions.min(PATCH_ROWS)).max(1))
            .min(TAPS / one_channel.len())
            .clamp(1, conv.channels().max(1));
        let spare = (PATCH / channels).saturating_sub(pixels(0));
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

/// Cuts `0..length` into as few pieces as can be, none longer than `most`, of about the same length.
fn pieces(length: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let count = length.div_ceil(most).max(1);
    (0..count).map(move |piece| piece * length / count..(piece + 1) * length / count)
}
