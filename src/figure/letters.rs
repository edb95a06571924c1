//! Text as pixels, set as a browser sets it: plotters would move each letter to a whole pixel, and left by the space
//! that belongs before it.

use ab_glyph::{Font as _, FontRef, PxScaleFont, ScaleFont, point};
use image::RgbImage;

use super::colour::INK;
use super::font::Font;
use super::marks::{Anchor, Text};

/// The height of a line relative to the size of the letters.
pub(super) const LINE_HEIGHT: f64 = 1.24;
/// How far below the middle of a text its baseline is, for letters of size 1: half the height of an x.
const HALF_AN_X: f32 = 0.543 / 2.0;
/// How far below the upper edge; what plotters writes into SVG.
const ASCENT: f32 = 0.76;

/// A text longer than the widest figure is cut off at its edge.
const WIDEST: i32 = 1 << 16;

/// The width of a line of text in pixels.
pub(crate) fn text_width(words: &str, size: u32) -> i32 {
    let font = Font::of([words]).letters();
    // Without a font there are no letters.
    let width = font.map_or(0.0, |font| width(&scaled(font, size), words));
    (width as i32).min(WIDEST)
}

/// Writes a line of text into a picture of `scale` pixels for each of its own.
pub(super) fn write(canvas: &mut RgbImage, font: &FontRef<'static>, text: &Text, scale: u32) {
    let (x, y) = (text.at.0 * scale as i32, text.at.1 * scale as i32);
    let size = text.size * scale;
    let font = scaled(font, size);
    let (width, size) = (width(&font, &text.words), size as f32);
    let (begin, base) = match text.anchor {
        Anchor::Above => (-width / 2.0, -HALF_AN_X),
        Anchor::Below => (-width / 2.0, ASCENT),
        Anchor::Upwards => (-width / 2.0, HALF_AN_X),
        Anchor::Left => (-width, HALF_AN_X),
        Anchor::Right => (0.0, HALF_AN_X),
    };
    // Letters may begin between two pixels, but their baseline is sharp.
    let mut pen = point(begin, (base * size).round());
    for character in text.words.chars() {
        let letter = font.glyph_id(character);
        let here = letter.with_scale_and_position(font.scale(), pen);
        pen.x += font.h_advance(letter);
        let Some(outline) = font.outline_glyph(here) else {
            continue; // A space.
        };
        let corner = outline.px_bounds().min;
        outline.draw(|column, row, coverage| {
            let (right, down) = (
                corner.x as i32 + column as i32,
                corner.y as i32 + row as i32,
            );
            let (x, y) = match text.anchor {
                Anchor::Upwards => (x + down, y - 1 - right),
                _ => (x + right, y + down),
            };
            if let Some(pixel) = canvas.get_pixel_mut_checked(x as u32, y as u32) {
                let coverage = coverage.min(1.0);
                for (under, ink) in pixel.0.iter_mut().zip(INK) {
                    let (paper, ink) = (f32::from(*under), f32::from(ink));
                    *under = (paper + coverage * (ink - paper)).round() as u8;
                }
            }
        });
    }
}

fn scaled<'f>(font: &'f FontRef<'static>, size: u32) -> PxScaleFont<&'f FontRef<'static>> {
    font.as_scaled((f64::from(size) * LINE_HEIGHT) as f32)
}

fn width(font: &PxScaleFont<&FontRef>, words: &str) -> f32 {
    let letters = words.chars().map(|character| font.glyph_id(character));
    letters.map(|letter| font.h_advance(letter)).sum()
}
