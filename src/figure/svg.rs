//! A picture as an SVG document.

use std::fmt::Write;

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;

use super::font::Font;
use super::raster::{draw_marks, png};
use super::{Mark, Picture, PixelMap};
use crate::Error;
use crate::display::{base64, escape};

/// Plotters writes lines and texts; title, font and pixel maps go before them, so that they lie beneath.
pub(crate) fn document(picture: &Picture, text: &str) -> Result<String, Error> {
    let mut vectors = String::new();
    let area = SVGBackend::with_string(&mut vectors, (picture.width, picture.height));
    draw_marks(&area.into_drawing_area(), &picture.marks, 1)?;
    let (opening, marks) = vectors.split_once('>').ok_or_else(|| Error::Figure {
        problem: "plotters wrote no SVG document".into(),
    })?;

    let font = Font::of(picture.marks.iter().filter_map(Mark::words));
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

fn image(map: &PixelMap) -> Result<String, Error> {
    // Enlarged pixels stay squares at any zoom.
    let rendering = if map.is_shrunk() { "auto" } else { "pixelated" };
    let mut element = String::new();
    let place = map.place;
    let written = writeln!(
        element,
        "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
         style=\"image-rendering: {rendering}\" href=\"data:image/png;base64,{}\"/>",
        place.left,
        place.top,
        place.width,
        place.height,
        base64(&png(&map.image)?)
    );
    written.map_err(|error| Error::Figure {
        problem: error.to_string(),
    })?;
    Ok(element)
}
