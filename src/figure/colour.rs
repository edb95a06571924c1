//! From numbers to colours.

use image::{Rgb, RgbImage};
use ndarray::ArrayView2;

use super::marks::Colour;

pub(crate) const INK: Colour = [0x22, 0x22, 0x22];
pub(crate) const PAPER: Colour = [0xff, 0xff, 0xff];
/// For values that are not numbers: a colour that no map holds.
const NOT_A_NUMBER: Colour = [0xf2, 0xc1, 0x4e];

/// How values are coloured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ColourMap {
    /// −0.5 white, 0.5 black, as a grating on a screen.
    Binary,
    /// −limit blue, 0 white, limit red.
    BlueWhiteRed { limit: f32 },
}

impl ColourMap {
    pub fn colour(self, value: f32) -> Colour {
        let byte = |share: f32| (share.clamp(0.0, 1.0) * 255.0).round() as u8;
        if value.is_nan() {
            return NOT_A_NUMBER;
        }
        match self {
            ColourMap::Binary => [byte(0.5 - value); 3],
            ColourMap::BlueWhiteRed { limit } => {
                let share = value / limit;
                let pale = byte(1.0 - share.abs());
                if share < 0.0 {
                    [pale, pale, 255]
                } else {
                    [255, pale, pale]
                }
            }
        }
    }

    /// One pixel for each value: rows downwards, columns to the right.
    pub fn image(self, values: ArrayView2<f32>) -> RgbImage {
        let (height, width) = values.dim();
        RgbImage::from_fn(width as u32, height as u32, |x, y| {
            Rgb(self.colour(values[[y as usize, x as usize]]))
        })
    }
}
