//! How a filter sweeps over one side of an image.

use std::ops::Range;

use crate::Error;

/// Checked: all positions lie inside of the padded image, whose side is a number that memory can have.
pub(super) struct Sweep {
    /// Pixels of the image.
    pub side: usize,
    /// Pixels of the filter.
    pub kernel: usize,
    pub stride: usize,
    pub padding: usize,
    /// How many positions the filter takes: the side of the result.
    pub positions: usize,
}

impl Sweep {
    pub fn new(side: usize, kernel: usize, stride: usize, padding: usize) -> Result<Self, Error> {
        if stride == 0 {
            return Err(Error::Argument {
                what: "stride of conv2d",
                expected: "1 or more".into(),
                found: "0".into(),
                advice: "With stride 1 the filter visits every pixel.".into(),
            });
        }
        if kernel == 0 {
            return Err(Error::Shape {
                what: "weight of conv2d",
                expected: "filters of at least 1 × 1 pixels".into(),
                found: "a side of 0".into(),
                advice: "The shape of the weight is (C_out, C_in, K, K).".into(),
            });
        }
        let padded = padding
            .checked_mul(2)
            .and_then(|both| both.checked_add(side))
            .filter(|&padded| padded <= isize::MAX as usize)
            .ok_or_else(|| Error::Argument {
                what: "padding of conv2d",
                expected: "an image that fits into memory".into(),
                found: padding.to_string(),
                advice: "\"Same\" padding is K / 2.".into(),
            })?;
        let span = padded.checked_sub(kernel).ok_or_else(|| Error::Shape {
            what: "weight of conv2d",
            expected: format!("a filter no larger than the padded image, here {padded} pixels"),
            found: format!("{kernel} pixels"),
            advice: "Use a smaller filter or more padding.".into(),
        })?;
        Ok(Self {
            side,
            kernel,
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
