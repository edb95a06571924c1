//! From numbers to colours.

use image::{Rgb, RgbImage};
use ndarray::ArrayView2;

use super::marks::Colour;

pub(crate) const INK: Colour = [0x22, 0x22, 0x22];
pub(crate) const PAPER: Colour = [0xff, 0xff, 0xff];
/// For values that are not numbers: a colour that no map contains.
const NOT_A_NUMBER: Colour = [0xf2, 0xc1, 0x4e];

/// The colours of negative and positive values in figures and widgets; zero is white.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Colours {
    /// Blue for negative and red for positive values, as in the tutorial's source.
    #[default]
    BlueWhiteRed,
    /// Blue and orange, equally light at equal distance from zero: distinguishable with every kind of colour vision,
    /// and with more visible steps near zero.
    BlueWhiteOrange,
}

impl Colours {
    /// The colour of a value from −1 to 1; values beyond have the colour of the end.
    pub(crate) fn of(self, value: f32) -> Colour {
        let size = value.abs().min(1.0);
        let [near, far] = match (self, value < 0.0) {
            (Colours::BlueWhiteRed, true) => [[128, 128, 255], [0, 0, 255]],
            (Colours::BlueWhiteRed, false) => [[255, 128, 128], [255, 0, 0]],
            (Colours::BlueWhiteOrange, true) => [[110, 170, 222], [12, 70, 134]],
            (Colours::BlueWhiteOrange, false) => [[240, 157, 74], [142, 58, 0]],
        };
        // From white through the colour of ±½ to that of ±1.
        let mix = |from: Colour, to: Colour, share: f32| {
            [0, 1, 2].map(|i| {
                (f32::from(from[i]) + share * (f32::from(to[i]) - f32::from(from[i]))).round() as u8
            })
        };
        if size < 0.5 {
            mix(PAPER, near, 2.0 * size)
        } else {
            mix(near, far, 2.0 * size - 1.0)
        }
    }

    /// The colours from −1 to 1 in 255 steps.
    pub(crate) fn table(self) -> Vec<Colour> {
        (-127..=127)
            .map(|step| self.of(step as f32 / 127.0))
            .collect()
    }
}

/// How the values of a panel are coloured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ColourMap {
    /// −0.5 white, 0.5 black, like a grating on a screen.
    Binary,
    /// The figure's colours from −limit through 0, white, to limit.
    Signed { limit: f32 },
}

impl ColourMap {
    pub fn colour(self, colours: Colours, value: f32) -> Colour {
        if value.is_nan() {
            return NOT_A_NUMBER;
        }
        match self {
            ColourMap::Binary => [((0.5 - value).clamp(0.0, 1.0) * 255.0).round() as u8; 3],
            ColourMap::Signed { limit } => colours.of(value / limit),
        }
    }

    /// One pixel for each value: rows downwards, columns to the right.
    pub fn image(self, colours: Colours, values: ArrayView2<f32>) -> RgbImage {
        let (height, width) = values.dim();
        RgbImage::from_fn(width as u32, height as u32, |x, y| {
            Rgb(self.colour(colours, values[[y as usize, x as usize]]))
        })
    }
}
