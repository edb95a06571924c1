//! The pixels that a block of the result sees.

use ndarray::{ArrayView1, Axis, s};

use super::Convolution;
use super::cut::{Block, Taps};
use crate::simd::MOST_LANES;

/// The layout of a patch in memory.
///
/// With stride 1, a patch is a copy of the image's rectangle, with zeros for the padding. A tap of the filter
/// then finds the pixels of neighbouring outputs side by side, at the same distance from each output's own
/// position. A larger stride s would tear them apart, so the rectangle is split into up to s × s *phases*: phase
/// (a, b) holds every s-th row from row a on, and of these every s-th pixel from column b on. Within a phase
/// the stride is 1 again.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Layout {
    stride: usize,
    row_phases: usize,
    column_phases: usize,
    /// The sides of a phase.
    rows: usize,
    pub pitch: usize,
}

impl Layout {
    /// The layout of a patch for this number of rows and columns of the result.
    pub fn new(taps: &Taps, stride: usize, rows: usize, columns: usize) -> Self {
        Self {
            stride,
            row_phases: stride.min(taps.rows.len()),
            column_phases: stride.min(taps.columns.len()),
            rows: rows + (taps.rows.len() - 1) / stride,
            pitch: columns + (taps.columns.len() - 1) / stride,
        }
    }

    /// The pixels of an input channel.
    pub fn pixels_per_input(self) -> usize {
        self.row_phases * self.column_phases * self.rows * self.pitch
    }

    /// How far from an output's position each tap's pixel is.
    pub fn offsets(self, taps: &Taps) -> impl Iterator<Item = u32> {
        taps.iter().map(move |(input, row, column)| {
            let (input, row, column) = (
                input - taps.inputs.start,
                row - taps.rows.start,
                column - taps.columns.start,
            );
            let phase = (input * self.row_phases + row % self.stride) * self.column_phases
                + column % self.stride;
            let offset =
                (phase * self.rows + row / self.stride) * self.pitch + column / self.stride;
            offset as u32
        })
    }

    /// Fills the patch for a block of an image's result.
    pub fn fill(
        self,
        patch: &mut Vec<f32>,
        conv: &Convolution,
        image: usize,
        taps: &Taps,
        block: &Block,
    ) {
        // The last registers read past the last row. Without input channels, there are no taps to read, but outputs
        // still have positions.
        patch.resize(
            taps.inputs.len().max(1) * self.pixels_per_input() + MOST_LANES,
            0.0,
        );
        let image = conv.input.index_axis(Axis(0), image);
        // In the order of the loops.
        let mut lines = patch.chunks_exact_mut(self.pitch);
        for input in taps.inputs.clone() {
            let plane = image.index_axis(Axis(0), input);
            for row_phase in 0..self.row_phases {
                let top = block.rows.start * self.stride + taps.rows.start + row_phase;
                let rows = conv.rows.inside(top, self.rows);
                for column_phase in 0..self.column_phases {
                    let left =
                        block.columns.start * self.stride + taps.columns.start + column_phase;
                    let columns = conv.columns.inside(left, self.pitch);
                    for (row, line) in (0..self.rows).zip(&mut lines) {
                        if columns.is_empty() || !rows.contains(&row) {
                            line.fill(0.0);
                            continue;
                        }
                        line[..columns.start].fill(0.0);
                        line[columns.end..].fill(0.0);
                        copy(
                            plane.row(top + row * self.stride - conv.rows.padding),
                            left + columns.start * self.stride - conv.columns.padding,
                            self.stride,
                            &mut line[columns.clone()],
                        );
                    }
                }
            }
        }
    }
}

/// Copies every `stride`-th pixel from `first` on, as many as `to` holds.
fn copy(pixels: ArrayView1<f32>, first: usize, stride: usize, to: &mut [f32]) {
    match pixels.to_slice() {
        Some(pixels) if stride == 1 => to.copy_from_slice(&pixels[first..][..to.len()]),
        _ => {
            for (to, &pixel) in to.iter_mut().zip(pixels.slice(s![first..;stride])) {
                *to = pixel;
            }
        }
    }
}
