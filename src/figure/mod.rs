//! Pictures: pixel maps with vector text and axes around them, drawn by plotters.
//!
//! A [`Figure`] describes what to show: panels in a grid, or a chart. Its language and colours are chosen last; then it
//! is laid out as a `Picture`, a list of marks and pixel maps. The same list becomes an SVG document (`svg`), where the
//! maps are embedded images, or pixels (`raster`).

mod axes;
mod chart;
mod colour;
mod font;
mod grid;
mod letters;
mod marks;
mod plots;
pub(crate) mod raster;
mod svg;
#[cfg(test)]
mod tests;

use std::path::Path;

use chart::Chart;
pub use colour::Colours;
use grid::Grid;
pub(crate) use marks::{Anchor, Colour, Mark, Picture, PixelMap, Rect, Text};
pub use plots::functions;
pub(crate) use plots::{for_each_figure, plot_difference};

use crate::display::{Show, image};
use crate::language::words;
use crate::{Error, Language, files};

/// A picture, as returned by the plotting functions.
///
/// As the last expression of a notebook's cell it is shown; [`save`](Figure::save) writes it to a file, and
/// [`text`](Figure::text) describes it in words.
///
/// ```
/// use v1conv::{Colours, Language, filters, plot_weights};
///
/// let figure = plot_weights(&filters(6, 7)?, &[0, 4])?.colours(Colours::BlueWhiteOrange);
/// assert!(figure.in_language(Language::Japanese).svg()?.contains("チャネル4"));
/// # Ok::<(), v1conv::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    drawing: Drawing,
    language: Language,
    colours: Colours,
}

/// The contents of a figure.
#[derive(Debug, Clone, PartialEq)]
enum Drawing {
    Grid(Grid),
    Chart(Chart),
}

impl Figure {
    /// A figure in English and the tutorial's colours.
    fn new(drawing: Drawing) -> Self {
        Self {
            drawing,
            language: Language::English,
            colours: Colours::default(),
        }
    }

    /// The figure with its labels and its [`text`](Figure::text) in another language. Titles that you gave stay.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The figure with other colours for negative and positive values.
    #[must_use]
    pub fn colours(self, colours: Colours) -> Self {
        Self { colours, ..self }
    }

    /// The layout, in the figure's language and colours.
    pub(crate) fn picture(&self) -> Picture {
        match &self.drawing {
            Drawing::Grid(grid) => grid.picture(self.language, self.colours),
            Drawing::Chart(chart) => chart.picture(self.language),
        }
    }

    /// The picture as an SVG document: text and axes as vectors, pixel maps as embedded images.
    ///
    /// The font is embedded, so that the labels appear even if no font is installed.
    ///
    /// # Errors
    /// [`Error::Figure`] if a part could not be encoded.
    pub fn svg(&self) -> Result<String, Error> {
        svg::document(&self.picture(), self.text())
    }

    /// The picture as a PNG file, with `scale` pixels for one pixel of the SVG.
    ///
    /// # Errors
    /// [`Error::Figure`] if it could not be encoded, [`Error::Argument`] for a scale outside 1 to 16.
    pub fn png(&self, scale: u32) -> Result<Vec<u8>, Error> {
        raster::png(&raster::draw(&self.picture(), scale)?)
    }

    /// The picture in words: a title, the shapes, the range of the values. It is also the alternative text.
    #[must_use]
    pub fn text(&self) -> &str {
        let text = match &self.drawing {
            Drawing::Grid(grid) => &grid.text,
            Drawing::Chart(chart) => &chart.text,
        };
        text.of(self.language)
    }

    /// Writes the picture to a file, in the format of its extension: `.svg`, or `.png` at twice the size.
    ///
    /// The file is written completely or not at all.
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
            _ => Err(Error::file(
                path,
                words!("a figure is saved as .svg or .png"),
                words!("Let the name end in one of them."),
            )),
        }
    }
}

/// An image element: unlike bare SVG output in notebooks, it has alternative text, looks the same everywhere, and is
/// shown before the notebook is trusted.
impl Show for Figure {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let svg = match self.svg() {
            Ok(svg) => svg,
            Err(error) => return error.forms(),
        };
        let (width, text) = (self.picture().width, self.text());
        let element = image("image/svg+xml", svg.as_bytes(), width, text);
        vec![("text/html", element), ("text/plain", text.into())]
    }
}
