//! Oriented gratings, the stimuli that the mice saw.

use std::f64::consts::FRAC_1_PI;
use std::ops::Range;

use ndarray::Array2;

use crate::filters::MOST_RADIANS;
use crate::language::{Words, words};
use crate::simd::{Present, Simd, Work};
use crate::{Error, require};

/// Size of the screen in pixels at resolution 1.
const SCREEN: (f64, f64) = (640.0, 480.0);
/// A picture of this resolution has 78 million pixels; anything more is a typing error.
const MAX_RESOLUTION: f64 = 16.0;
/// A patch turns its grating by this much, in radians, so that the stripes sit well inside the disc.
const PATCH_TURN: f64 = 0.1;

/// The grating of the tutorial: 48 × 64 pixels, black and white stripes over the whole image.
///
/// `angle` is in degrees from vertical: 0 gives vertical stripes, ±90 horizontal ones. This is [`Grating`] with its
/// defaults; an angle that is not a finite number gives an image of NaN, which figures show in yellow and mention: NaN
/// in, NaN out.
///
/// ```
/// let stimulus = v1conv::grating(45.0);
/// assert_eq!(stimulus.dim(), (48, 64));
/// assert!(stimulus.iter().all(|&value| value == -0.5 || value == 0.5));
/// ```
#[must_use]
pub fn grating(angle: f64) -> Array2<f32> {
    Grating::new(angle).draw()
}

/// An oriented grating, ready to be drawn.
///
/// Pixel (row *i*, column *j*) has the coordinates *y = f i / r* and *x = f j / r* for the spatial frequency *f* and
/// the resolution *r*. It is 0.5 where cos(*x* cos *a* + *y* sin *a* + *φ*) > 0 and −0.5 elsewhere, where *a* is the
/// angle and *φ* the phase. The image has ⌈480 *r*⌉ rows and ⌈640 *r*⌉ columns.
///
/// Source: `grating` of Neuromatch Academy's tutorial, after the stimuli of Stringer et al. (2021).
///
/// ```
/// use v1conv::Grating;
///
/// let fine = Grating::new(30.0).spatial_frequency(1.0 / 14.0).resolution(0.25).render()?;
/// assert_eq!(fine.dim(), (120, 160));
/// # Ok::<(), v1conv::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grating {
    angle: f64,
    spatial_frequency: f64,
    resolution: f64,
    phase: f64,
    patch: bool,
}

impl Grating {
    /// A grating of this angle, in degrees from vertical, with spatial frequency 1/28 and resolution 0.1.
    #[must_use]
    pub fn new(angle: f64) -> Self {
        Self {
            angle,
            spatial_frequency: 1.0 / 28.0,
            resolution: 0.1,
            phase: 0.0,
            patch: false,
        }
    }

    /// Spatial frequency, in radians per pixel of the full-resolution screen: larger means finer stripes.
    #[must_use]
    pub fn spatial_frequency(self, spatial_frequency: f64) -> Self {
        Self {
            spatial_frequency,
            ..self
        }
    }

    /// Resolution: 1 gives 480 × 640 pixels, 0.1 (the default) 48 × 64.
    #[must_use]
    pub fn resolution(self, resolution: f64) -> Self {
        Self { resolution, ..self }
    }

    /// Phase *φ*, in degrees: 360 moves the stripes by a whole period, against the direction of the angle.
    #[must_use]
    pub fn phase(self, phase: f64) -> Self {
        Self { phase, ..self }
    }

    /// Whether to show the grating only in a disc, on the right side of the image, against a grey background (0).
    ///
    /// The stripes of a patch are turned by 0.1 radians, as in the source.
    #[must_use]
    pub fn patch(self, patch: bool) -> Self {
        Self { patch, ..self }
    }

    /// Draws the grating: an array (H, W) of −0.5 (white), 0 (grey, around a patch) and 0.5 (black).
    ///
    /// # Errors
    /// [`Error::Argument`] if a number is not finite, the frequency or the resolution is not positive, the resolution
    /// is above 16, or the stripes are too fine to count.
    pub fn render(self) -> Result<Array2<f32>, Error> {
        const SPATIAL_FREQUENCY: Words = words!("spatial_frequency of a grating");
        const ADVICE: Words =
            words!("The defaults are spatial_frequency(1.0 / 28.0) and resolution(0.1).");
        let (frequency, resolution) = (self.spatial_frequency, self.resolution);
        require::degrees(words!("angle of a grating"), self.angle, ADVICE)?;
        require::degrees(words!("phase of a grating"), self.phase, ADVICE)?;
        if !(resolution > 0.0 && resolution <= MAX_RESOLUTION) {
            let what = words!("resolution of a grating");
            let expected = words!("a number above 0 and up to {most}"; most = MAX_RESOLUTION);
            return Err(require::unfit(what, expected, resolution, ADVICE));
        }
        require::positive(SPATIAL_FREQUENCY, frequency, ADVICE)?;
        // The last pixel of a row has the largest coordinate. In an image of one pixel, the only one is 0.
        let last = (SCREEN.0 * resolution).ceil() - 1.0;
        let most = MOST_RADIANS / last * resolution;
        if frequency > most {
            let expected = words!(
                "at most {most} at this resolution, because finer stripes cannot be counted";
                most = format!("{most:.1e}")
            );
            return Err(require::unfit(
                SPATIAL_FREQUENCY,
                expected,
                frequency,
                ADVICE,
            ));
        }
        Ok(self.draw())
    }

    fn draw(self) -> Array2<f32> {
        let (width, height) = (
            (SCREEN.0 * self.resolution).ceil() as usize,
            (SCREEN.1 * self.resolution).ceil() as usize,
        );
        let turn = if self.patch { PATCH_TURN } else { 0.0 };
        let (sin, cos) = (self.angle.to_radians() + turn).sin_cos();
        let coordinate = |pixel: usize| self.spatial_frequency * pixel as f64 / self.resolution;
        let across: Vec<f64> = (0..width).map(|column| coordinate(column) * cos).collect();
        let phase = (self.phase % 360.0).to_radians();
        if !self.angle.is_finite() {
            return Array2::from_elem((height, width), f32::NAN);
        }

        let mut image = Array2::zeros((height, width));
        let simd = Present::best();
        for (row, mut pixels) in image.outer_iter_mut().enumerate() {
            let seen = if self.patch {
                self.chord(row, width, height)
            } else {
                0..width
            };
            if let Some(pixels) = pixels.as_slice_mut() {
                simd.run(Stripes {
                    across: &across[seen.clone()],
                    down: coordinate(row) * sin + phase,
                    pixels: &mut pixels[seen],
                });
            }
        }
        image
    }

    /// The columns of a patch's disc in a row of the image.
    fn chord(self, row: usize, width: usize, height: usize) -> Range<usize> {
        let (middle_x, middle_y) = (width as f64 * 0.75, height as f64 / 2.0);
        let radius = SCREEN.0 / 3.0 / 2.0 * self.resolution;
        let half = (radius.powi(2) - (row as f64 - middle_y).powi(2))
            .max(0.0)
            .sqrt();
        let end = ((middle_x + half).ceil() as usize).min(width);
        let start = (middle_x - half).floor() as usize + 1;
        start.min(end)..end
    }
}

/// A row of stripes to draw: 0.5 where cos(`across` + `down`) > 0, −0.5 elsewhere.
///
/// The sign of the cosine changes with every half turn, so it is enough to count half turns and see whether the count
/// is even: ten times faster than the cosine itself.
struct Stripes<'a> {
    across: &'a [f64],
    down: f64,
    pixels: &'a mut [f32],
}

impl Work for Stripes<'_> {
    /// The compiler itself vectorises the loop for the processor's widest registers.
    #[inline(always)]
    fn with<S: Simd>(self, _simd: S) {
        /// Adding this to a number up to a thousand million rounds it to a whole number, left in the last bits.
        const ROUNDING: f64 = 1.5 * (1u64 << 52) as f64;
        const MOST: f64 = 1e9;
        /// Closer than this to a change of sign, the count may be wrong.
        const DOUBT: f64 = 1e-6;

        let mut doubtful = false;
        for (pixel, &across) in self.pixels.iter_mut().zip(self.across) {
            let half_turns = (across + self.down) * FRAC_1_PI;
            let rounded = half_turns + ROUNDING;
            let off = half_turns - (rounded - ROUNDING);
            doubtful |= !(off.abs() < 0.5 - DOUBT && half_turns.abs() < MOST);
            let odd = rounded.to_bits() as u32 & 1;
            *pixel = f32::from_bits(0.5f32.to_bits() | odd << 31);
        }
        if doubtful {
            for (pixel, &across) in self.pixels.iter_mut().zip(self.across) {
                *pixel = if (across + self.down).cos() > 0.0 {
                    0.5
                } else {
                    -0.5
                };
            }
        }
    }
}
