//! What a picture is made of, in pixels from its upper left corner.

use image::RgbImage;
use image::imageops::{self, FilterType};

/// A picture, ready to be written as SVG or PNG: first the maps, then the marks over them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    pub width: u32,
    pub height: u32,
    pub maps: Vec<PixelMap>,
    pub marks: Vec<Mark>,
}

impl Picture {
    /// The texts among the marks.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        })
    }
}

/// Red, green and blue.
pub(crate) type Colour = [u8; 3];

/// A rectangle: its left and upper edge, its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rect {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

impl Rect {
    pub fn right(self) -> i32 {
        self.left + self.width
    }

    pub fn bottom(self) -> i32 {
        self.top + self.height
    }

    pub fn middle(self) -> (i32, i32) {
        (self.left + self.width / 2, self.top + self.height / 2)
    }
}

/// An image that fills a rectangle of the picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PixelMap {
    pub image: RgbImage,
    pub place: Rect,
}

impl PixelMap {
    /// Whether the picture shows fewer pixels than the image has.
    pub fn is_shrunk(&self) -> bool {
        self.place.width < self.image.width() as i32
    }

    /// The image in the size of its place, times `scale`: whole squares when enlarged, averages when shrunk.
    pub fn resized(&self, scale: u32) -> RgbImage {
        let sides = [self.place.width, self.place.height];
        let [width, height] = sides.map(|side| side as u32 * scale);
        let filter = if self.is_shrunk() {
            FilterType::Triangle
        } else {
            FilterType::Nearest
        };
        imageops::resize(&self.image, width, height, filter)
    }
}

/// Where a text is relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The text is above the point, centred.
    Above,
    /// The text is below the point, centred.
    Below,
    /// The text ends at the point.
    Left,
    /// The text begins at the point.
    Right,
    /// The text is centred on the point and runs upwards.
    Upwards,
}

/// A piece of vector graphics.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Mark {
    /// A line from point to point, `thickness` pixels wide.
    Line {
        points: Vec<(i32, i32)>,
        colour: Colour,
        thickness: u32,
    },
    /// The outline of a rectangle, one pixel wide.
    Frame(Rect),
    Text(Text),
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub at: (i32, i32),
    pub words: String,
    pub size: u32,
    pub anchor: Anchor,
}
