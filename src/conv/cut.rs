//! The pieces of the work: rows of the result for threads, blocks of rows for caches, and taps for passes.

use std::mem::MaybeUninit;
use std::ops::Range;

/// Neighbouring rows of one image's result.
pub(super) struct Part<'out> {
    pub image: usize,
    pub rows: Range<usize>,
    /// These rows of every output channel.
    pub planes: Vec<&'out mut [MaybeUninit<f32>]>,
}

/// A rectangle of one image's result.
pub(super) struct Block {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
}

/// Some taps of the filters, the same for each filter: those of a few input channels, rows and columns.
#[derive(Clone)]
pub(super) struct Taps {
    pub inputs: Range<usize>,
    pub rows: Range<usize>,
    pub columns: Range<usize>,
}

impl Taps {
    /// All of them, as (input channel, row, column), in the order in which they are summed.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.inputs.clone().flat_map(move |input| {
            self.rows
                .clone()
                .flat_map(move |row| self.columns.clone().map(move |column| (input, row, column)))
        })
    }

    pub fn len(&self) -> usize {
        self.inputs.len() * self.rows.len() * self.columns.len()
    }
}

/// Cuts `0..length` into as few pieces as possible, none longer than `most`, of about the same length. Zero length
/// gives one empty piece.
pub(super) fn pieces(length: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let count = length.div_ceil(most).max(1);
    (0..count).map(move |piece| piece * length / count..(piece + 1) * length / count)
}
