//! Pictures: pixel maps with vector text and axes around them, drawn by plotters.
//!
//! A picture is a list of [`Mark`]s and [`PixelMap`]s in the pixels of the picture. The same list becomes an SVG
//! document (`svg`), where the maps are embedded images, or pixels (`raster`).

mod axes;
mod colour;
mod grid;
mod marks;
mod plots;
pub(crate) mod raster;
mod svg;
#[cfg(test)]
mod tests;

use std::path::Path;

pub(crate) use colour::{INK, PAPER};
pub(crate) use marks::{Anchor, Colour, Mark, PixelMap, Rect};
pub use plots::{
    plot_example_activations, plot_filters, plot_stimuli, plot_weights, show_activation,
    show_stimulus,
};

use crate::{Error, files};

/// A picture: what the plotting functions give.
///
/// As the last expression of a notebook's cell it is shown; [`save`](Figure::save) writes it to a file, and
/// [`text`](Figure::text) says in words what is to be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) maps: Vec<PixelMap>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) text: String,
}

impl Figure {
    /// The picture as an SVG document: text and axes as vectors, pixel maps as embedded images.
    ///
    /// The font travels inside, so that the labels come out where no font is installed.
    ///
    /// # Errors
    /// [`Error::Figure`] if a part could not be encoded.
    pub fn svg(&self) -> Result<String, Error> {
        svg::document(self)
    }

    /// The picture as a PNG file, with `scale` pixels for one pixel of the SVG.
    ///
    /// # Errors
    /// [`Error::Figure`] if it could not be encoded, [`Error::Argument`] for a scale outside of 1 to 16.
    pub fn png(&self, scale: u32) -> Result<Vec<u8>, Error> {
        raster::png(&raster::draw(self, scale)?)
    }

    /// The picture in words: a title, the shapes, the range of the values. It is the alternative text, too.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes the picture to a file, as its extension says: `.svg`, or `.png` at twice the size.
    ///
    /// The file appears whole or not at all.
    ///
    /// ```
    /// let figure = v1conv::show_stimulus(&v1conv::grating(45.0))?;
    /// # let folder = tempfile::tempdir().unwrap();
    /// # let path = folder.path().join("grating.png");
    /// # let path = path.to_str().unwrap();
    /// figure.save(path)?; // for example "grating.png"
    /// # assert!(std::fs::read(path).unwrap().starts_with(b"\x89PNG"));
    /// # Ok::<(), v1conv::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::File`] for another extension, or if the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("svg") => files::write_whole(path, self.svg()?.as_bytes()),
            Some("png") => files::write_whole(path, &self.png(2)?),
            _ => Err(Error::File {
                path: path.into(),
                problem: "a figure is saved as .svg or .png".into(),
                advice: "Let the name end in one of them.".into(),
            }),
        }
    }
}
