//! A picture as pixels: plotters draws the lines, we draw the letters.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbImage, imageops};
use plotters::backend::{BitMapBackend, DrawingBackend};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{PathElement, Rectangle};
use plotters::style::{Color, RGBColor};

use super::colour::{INK, PAPER};
use super::font::Font;
use super::letters;
use super::marks::{Colour, Mark};
use super::{Picture, Rect};
use crate::Error;
use crate::language::words;

/// A picture of this size takes 300 MB while it is drawn.
const MOST_PIXELS: u128 = 100_000_000;

/// Draws the picture with `scale` pixels for each of its own.
pub(crate) fn draw(picture: &Picture, scale: u32) -> Result<RgbImage, Error> {
    if !(1..=16).contains(&scale) {
        return Err(Error::Argument {
            what: words!("scale of a figure"),
            expected: words!("1 to 16"),
            found: scale.to_string().into(),
            advice: words!("2 suits most screens."),
        });
    }
    let sides = [picture.width, picture.height].map(|side| u128::from(side) * u128::from(scale));
    let pixels = sides[0] * sides[1];
    if pixels > MOST_PIXELS {
        return Err(Error::figure(words!(
            "it would have {pixels} pixels; show fewer images at once, or save it as .svg";
            pixels
        )));
    }
    let (width, height) = (picture.width * scale, picture.height * scale);
    let mut canvas = RgbImage::from_pixel(width, height, image::Rgb(PAPER));
    for map in &picture.maps {
        let corner = [map.place.left, map.place.top];
        let [x, y] = corner.map(|at| i64::from(at) * i64::from(scale));
        imageops::replace(&mut canvas, &map.resized(scale), x, y);
    }
    let area = BitMapBackend::with_buffer(&mut canvas, (width, height)).into_drawing_area();
    for mark in &picture.marks {
        draw_shape(&area, mark, scale as i32)?;
    }
    area.present().map_err(failed)?;
    drop(area);
    let font = Font::of(picture.texts().map(|text| text.words.as_str())).letters()?;
    for text in picture.texts() {
        letters::write(&mut canvas, font, text, scale);
    }
    Ok(canvas)
}

/// The smallest PNG file that can be made in a moment.
pub(crate) fn png(image: &RgbImage) -> Result<Vec<u8>, Error> {
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Up)
        .write_image(
            image,
            image.width(),
            image.height(),
            ExtendedColorType::Rgb8,
        )
        .map_err(failed)?;
    Ok(file)
}

/// Hands a mark to plotters, enlarged; except for text, which pixels and SVG each show in their own way.
pub(super) fn draw_shape<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    mark: &Mark,
    scale: i32,
) -> Result<(), Error>
where
    B::ErrorType: 'static,
{
    let corner = |(x, y): (i32, i32)| (x * scale, y * scale);
    let corners = |place: Rect| {
        let last = (place.right() * scale - 1, place.bottom() * scale - 1);
        [corner((place.left, place.top)), last]
    };
    match mark {
        Mark::Line {
            points,
            colour,
            thickness,
        } => {
            let pen = ink(*colour).stroke_width(thickness * scale as u32);
            let points: Vec<_> = points.iter().copied().map(corner).collect();
            area.draw(&PathElement::new(points, pen))
        }
        Mark::Frame(place) => {
            let pen = ink(INK).stroke_width(scale as u32);
            area.draw(&Rectangle::new(corners(*place), pen))
        }
        Mark::Text(_) => Ok(()),
    }
    .map_err(failed)
}

pub(super) fn ink([red, green, blue]: Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

pub(super) fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::figure(error.to_string().into()).because(error)
}
