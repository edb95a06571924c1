//! A picture as pixels: lines drawn by plotters, letters by ourselves.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbImage, imageops};
use plotters::backend::{BitMapBackend, DrawingBackend};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{PathElement, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontTransform, IntoFont, RGBColor, TextStyle};

use super::colour::PAPER;
use super::font::Font;
use super::letters::{self, LINE_HEIGHT};
use super::marks::{Anchor, Colour, Mark};
use super::{Picture, Rect};
use crate::Error;

/// A picture of this size takes 300 MB while it is drawn.
const MOST_PIXELS: u64 = 100_000_000;

/// Draws the picture with `scale` pixels for each of its own.
pub(crate) fn draw(picture: &Picture, scale: u32) -> Result<RgbImage, Error> {
    if !(1..=16).contains(&scale) {
        return Err(Error::Argument {
            what: "scale of a figure",
            expected: "1 to 16".into(),
            found: scale.to_string(),
            advice: "2 suits most screens.".into(),
        });
    }
    let pixels = u64::from(picture.width) * u64::from(picture.height) * u64::from(scale * scale);
    if pixels > MOST_PIXELS {
        return Err(Error::Figure {
            problem: format!(
                "it would have {pixels} pixels; show fewer images at once, or save it as .svg"
            ),
        });
    }
    let (width, height) = (picture.width * scale, picture.height * scale);
    let mut canvas = RgbImage::from_pixel(width, height, image::Rgb(PAPER));
    for map in &picture.maps {
        let (x, y) = (i64::from(map.place.left), i64::from(map.place.top));
        let scale_i64 = i64::from(scale);
        imageops::replace(
            &mut canvas,
            &map.resized(scale),
            x * scale_i64,
            y * scale_i64,
        );
    }
    let area = BitMapBackend::with_buffer(&mut canvas, (width, height)).into_drawing_area();
    let is_text = |mark: &&Mark| mark.words().is_some();
    let (texts, shapes): (Vec<_>, Vec<_>) = picture.marks.iter().partition(is_text);
    draw_marks(&area, shapes, scale as i32)?;
    drop(area);
    write_texts(&mut canvas, texts, scale)?;
    Ok(canvas)
}

/// The smallest PNG file that holds the image in a moment.
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

fn write_texts(canvas: &mut RgbImage, texts: Vec<&Mark>, scale: u32) -> Result<(), Error> {
    let font = Font::of(texts.iter().filter_map(|text| text.words())).letters()?;
    for mark in texts {
        if let Mark::Text {
            at: (x, y),
            text,
            size,
            anchor,
            colour,
        } = mark
        {
            let place = (x * scale as i32, y * scale as i32);
            letters::write(canvas, font, (text, size * scale), place, *anchor, *colour);
        }
    }
    Ok(())
}

/// Hands marks to plotters, enlarged.
pub(crate) fn draw_marks<'m, B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    marks: impl IntoIterator<Item = &'m Mark> + Clone,
    scale: i32,
) -> Result<(), Error> {
    let font = Font::of(marks.clone().into_iter().filter_map(Mark::words));
    let corner = |(x, y): (i32, i32)| (x * scale, y * scale);
    let corners = |place: Rect| {
        let last = (place.right() * scale - 1, place.bottom() * scale - 1);
        [corner((place.left, place.top)), last]
    };
    for mark in marks {
        match mark {
            Mark::Line { from, to, colour } => {
                let pen = ink(*colour).stroke_width(scale as u32);
                area.draw(&PathElement::new(vec![corner(*from), corner(*to)], pen))
            }
            Mark::Curve {
                points,
                colour,
                thickness,
            } => {
                let pen = ink(*colour).stroke_width(thickness * scale as u32);
                let points: Vec<_> = points.iter().copied().map(corner).collect();
                area.draw(&PathElement::new(points, pen))
            }
            Mark::Frame {
                place,
                colour,
                thickness,
            } => {
                let pen = ink(*colour).stroke_width(thickness * scale as u32);
                area.draw(&Rectangle::new(corners(*place), pen))
            }
            Mark::Text {
                at,
                text,
                size,
                anchor,
                colour,
            } => {
                let style = text_style(font, *size * scale as u32, *anchor, *colour);
                area.draw_text(text, &style, corner(*at))
            }
        }
        .map_err(failed)?;
    }
    area.present().map_err(failed)
}

fn text_style(
    font: &'static Font,
    size: u32,
    anchor: Anchor,
    colour: Colour,
) -> TextStyle<'static> {
    let (horizontal, vertical) = match anchor {
        Anchor::Above => (HPos::Center, VPos::Bottom),
        Anchor::Below => (HPos::Center, VPos::Top),
        Anchor::Upwards => (HPos::Center, VPos::Center),
        Anchor::Left => (HPos::Right, VPos::Center),
        Anchor::Right => (HPos::Left, VPos::Center),
    };
    // Plotters counts a size as the height of a line.
    let font = (font.family, f64::from(size) * LINE_HEIGHT).into_font();
    let font = match anchor {
        Anchor::Upwards => font.transform(FontTransform::Rotate270),
        _ => font,
    };
    TextStyle {
        font,
        color: ink(colour).to_backend_color(),
        pos: Pos::new(horizontal, vertical),
    }
}

fn ink([red, green, blue]: Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Figure {
        problem: error.to_string(),
    }
}
