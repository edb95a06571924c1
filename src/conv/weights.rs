//! The weights, in the order in which the innermost loops read them.

use std::ops::Range;

use ndarray::{Ix2, s};

use super::cut::{Taps, pieces};
use super::tile::{Lanes, MOST_CHANNELS, REGISTERS_OF_CHANNELS};
use super::{Convolution, WEIGHT};
use crate::simd::Present;
use crate::{Error, shape};

/// If lanes hold channels, the result is transposed, which takes about as long as this many taps.
const TRANSPOSING: f64 = 2.0;

/// Output channels computed together.
pub(super) struct Group {
    pub channels: Range<usize>,
    pub lanes: Lanes,
    /// One for each channel, and if lanes hold channels, zeros for spare lanes.
    pub weights_per_tap: usize,
}

/// How the output channels are grouped.
#[derive(Clone, Copy)]
pub(super) struct Groups {
    channels: usize,
    /// How many of the first ones are side by side in registers.
    lane_channels: usize,
    /// How many of these make up a group, the last of which may be incomplete.
    group_channels: usize,
}

impl Groups {
    /// `lanes`: what registers hold, or `None` for whichever is faster.
    pub fn new(conv: &Convolution, simd: Present, lanes: Option<Lanes>) -> Self {
        let channels = conv.c_out();
        let group = REGISTERS_OF_CHANNELS * simd.lanes();
        Self {
            channels,
            lane_channels: match lanes {
                Some(Lanes::Pixels) => 0,
                Some(Lanes::Channels) => channels,
                // Whole tiles only: one more group of pixels is faster than lanes without a channel.
                None if channels_pay(conv, simd) => channels - channels % group,
                None => 0,
            },
            group_channels: group,
        }
    }

    pub fn iter(self) -> impl Iterator<Item = Group> {
        let in_lanes = (0..self.lane_channels)
            .step_by(self.group_channels)
            .map(move |first| Group {
                channels: first..(first + self.group_channels).min(self.lane_channels),
                lanes: Lanes::Channels,
                weights_per_tap: self.group_channels,
            });
        let others = pieces(self.channels - self.lane_channels, MOST_CHANNELS)
            .filter(|channels| !channels.is_empty())
            .map(move |channels| Group {
                weights_per_tap: channels.len(),
                lanes: Lanes::Pixels,
                channels: self.lane_channels + channels.start..self.lane_channels + channels.end,
            });
        in_lanes.chain(others)
    }

    /// The weights of all groups.
    pub fn weights_per_tap(self) -> usize {
        self.lane_channels.next_multiple_of(self.group_channels) + self.channels
            - self.lane_channels
    }
}

/// Whether lanes should hold channels rather than pixels: what registers of pixels compute past the ends of rows must
/// take longer than transposing the result. The numbers were measured.
fn channels_pay(conv: &Convolution, simd: Present) -> bool {
    let beyond = (conv.columns.filter - 1) / conv.stride;
    let overhang = beyond as f64 / conv.columns.positions as f64;
    // With half the registers, a tile of channels is smaller, and starts and ends more often.
    let handicap = if simd.registers() >= 32 { 0.02 } else { 0.08 };
    (overhang - handicap) * conv.taps_per_output() > TRANSPOSING
}

/// The weights of the group's channels, for each pass, group and tap.
pub(super) fn in_order(
    conv: &Convolution,
    passes: impl Iterator<Item = Taps>,
    groups: Groups,
) -> Result<Vec<f32>, Error> {
    let taps = conv.weight.len() / conv.c_out().max(1);
    let mut weights = shape::room(&WEIGHT, &Ix2(groups.weights_per_tap(), taps))?;
    for taps in passes {
        for group in groups.iter() {
            let filters = group.channels.map(|channel| {
                let Taps {
                    inputs,
                    rows,
                    columns,
                } = taps.clone();
                conv.weight.slice_move(s![channel, inputs, rows, columns])
            });
            let filters: Vec<_> = filters.collect();
            // A filter that is not stored in order is copied.
            let in_order = filters.iter().map(|filter| filter.as_standard_layout());
            let in_order: Vec<_> = in_order.collect();
            let filters = in_order.iter().map(|filter| filter.as_slice());
            let filters: Vec<_> = filters.map(|filter| filter.expect("in order")).collect();
            let start = weights.len();
            weights.resize(start + taps.len() * group.weights_per_tap, 0.0);
            for (tap, places) in weights[start..]
                .chunks_exact_mut(group.weights_per_tap)
                .enumerate()
            {
                for (place, filter) in places.iter_mut().zip(&filters) {
                    *place = filter[tap];
                }
            }
        }
    }
    Ok(weights)
}
