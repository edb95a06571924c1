//! A picture as an SVG document.

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontTransform, IntoFont, TextStyle};

use super::colour::INK;
use super::font::Font;
use super::letters::LINE_HEIGHT;
use super::raster::{draw_shape, failed, ink, png};
use super::{Anchor, Mark, Picture, PixelMap, Text};
use crate::Error;
use crate::display::{base64, escape};
use crate::language::words;

/// Plotters writes lines and texts; title, font and pixel maps go before them, so that they are underneath.
pub(crate) fn document(picture: &Picture, text: &str) -> Result<String, Error> {
    let mut vectors = String::new();
    let area = SVGBackend::with_string(&mut vectors, (picture.width, picture.height));
    let font = Font::of(picture.texts().map(|text| text.words.as_str()));
    let area = area.into_drawing_area();
    for mark in &picture.marks {
        if let Mark::Text(text) = mark {
            area.draw_text(&text.words, &text_style(font, text), text.at)
                .map_err(failed)?;
        } else {
            draw_shape(&area, mark, 1)?;
        }
    }
    area.present().map_err(failed)?;
    drop(area);
    let (opening, marks) = vectors
        .split_once('>')
        .ok_or_else(|| Error::figure(words!("plotters wrote no SVG document")))?;

    let family = font.family.split(',').next().unwrap_or_default();
    let mut document = format!(
        "{opening} role=\"img\">\n<title>{}</title>\n<style>\n\
         @font-face {{ font-family: \"{family}\"; src: url(data:font/otf;base64,{}); }}\n\
         line, polyline[stroke-width=\"1\"], rect {{ shape-rendering: crispEdges; }}\n</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        escape(text),
        base64(font.bytes)
    );
    for map in &picture.maps {
        document.push_str(&image(map)?);
    }
    document.push_str(marks.trim_start());
    Ok(document)
}

fn text_style(font: &'static Font, text: &Text) -> TextStyle<'static> {
    let (horizontal, vertical) = match text.anchor {
        Anchor::Above => (HPos::Center, VPos::Bottom),
        Anchor::Below => (HPos::Center, VPos::Top),
        Anchor::Upwards => (HPos::Center, VPos::Center),
        Anchor::Left => (HPos::Right, VPos::Center),
        Anchor::Right => (HPos::Left, VPos::Center),
    };
    // Plotters takes a size to be the height of a line.
    let font = (font.family, f64::from(text.size) * LINE_HEIGHT).into_font();
    let font = match text.anchor {
        Anchor::Upwards => font.transform(FontTransform::Rotate270),
        _ => font,
    };
    TextStyle {
        font,
        color: ink(INK).to_backend_color(),
        pos: Pos::new(horizontal, vertical),
    }
}

fn image(map: &PixelMap) -> Result<String, Error> {
    // Enlarged pixels stay squares at any zoom.
    let rendering = if map.is_shrunk() { "auto" } else { "pixelated" };
    let place = map.place;
    Ok(format!(
        "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
         style=\"image-rendering: {rendering}\" href=\"data:image/png;base64,{}\"/>\n",
        place.left,
        place.top,
        place.width,
        place.height,
        base64(&png(&map.image)?)
    ))
}
