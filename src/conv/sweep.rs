//! How a filter sweeps over one side of an image.

use std::ops::Range;

use crate::Error;
use crate::language::{Words, words};

/// Checked: the filter has at least one position in the padded image, and the padded side fits into an `isize`.
pub(super) struct Sweep {
    /// Pixels of the image.
    pub side: usize,
    /// Pixels of the filter.
    pub filter: usize,
    pub stride: usize,
    pub padding: usize,
    /// How many positions the filter takes: the side of the result.
    pub positions: usize,
}

impl Sweep {
    pub fn new(side: usize, filter: usize, stride: usize, padding: usize) -> Result<Self, Error> {
        if stride == 0 {
            return Err(Error::Argument {
                what: words!("stride of conv2d"),
                expected: words!("1 or more"),
                found: Words::given("0"),
                advice: words!("With stride 1 the filter visits every pixel."),
            });
        }
        if filter == 0 {
            return Err(Error::Shape {
                what: words!("weight of conv2d"),
                expected: words!("filters of at least 1 × 1 pixels"),
                found: words!("a side of 0"),
                advice: words!("The shape of the weight is (C_out, C_in, K, K)."),
            });
        }
        let padded = padding
            .checked_mul(2)
            .and_then(|both| both.checked_add(side))
            .filter(|&padded| padded <= isize::MAX as usize)
            .ok_or_else(|| Error::Argument {
                what: words!("padding of conv2d"),
                expected: words!("an image that fits into memory"),
                found: padding.to_string().into(),
                advice: words!("\"Same\" padding is K / 2."),
            })?;
        let span = padded.checked_sub(filter).ok_or_else(|| Error::Shape {
            what: words!("weight of conv2d"),
            expected: words!(
                "a filter no larger than the padded image, here {padded} pixels"; padded
            ),
            found: words!("{filter} pixels"; filter),
            advice: words!("Use a smaller filter or more padding."),
        })?;
        Ok(Self {
            side,
            filter,
            stride,
            padding,
            positions: span / stride + 1,
        })
    }

    /// Which of the `count` pixels `first`, `first + stride`, … of the padded image belong to the image.
    pub fn inside(&self, first: usize, count: usize) -> Range<usize> {
        let before = |end: usize| end.saturating_sub(first).div_ceil(self.stride).min(count);
        before(self.padding)..before(self.padding + self.side)
    }
}
