//! One frame of the animation: input, filter and output side by side.

use ndarray::Array2;

use crate::figure::raster::text_width;
use crate::figure::{Anchor, Colour, Figure, INK, Mark, PAPER, Rect};

const MARGIN: i32 = 16;
const CELL: i32 = 34;
/// Room between the three grids, for the signs.
const BETWEEN: i32 = 38;
const TITLE: i32 = 26;
const SUM: i32 = 34;
const LETTERS: u32 = 14;
const BLUE: Colour = [0xcf, 0xe3, 0xf7];
const DARK_BLUE: Colour = [0x7f, 0xb4, 0xe6];
const GREY: Colour = [0xd9, 0xd9, 0xd9];
const GREEN: Colour = [0xd3, 0xed, 0xd0];
const DARK_GREEN: Colour = [0x86, 0xcb, 0x80];
const LINE: Colour = [0x99, 0x99, 0x99];
const FAINT: Colour = [0xaa, 0xaa, 0xaa];

/// A convolution to be shown, step by step.
pub(crate) struct Scene<'a> {
    pub image: &'a Array2<f32>,
    pub filter: &'a Array2<f32>,
    pub output: &'a Array2<f32>,
    pub stride: usize,
    pub padding: usize,
}

impl Scene<'_> {
    /// The picture when the filter has reached this position, counted along the rows.
    pub fn figure(&self, position: usize) -> Figure {
        let (y, x) = (
            position / self.output.ncols(),
            position % self.output.ncols(),
        );
        let (row, column) = (y * self.stride, x * self.stride);
        let (kernel_height, kernel_width) = self.filter.dim();
        let seen = |at: (usize, usize)| {
            (row..row + kernel_height).contains(&at.0)
                && (column..column + kernel_width).contains(&at.1)
        };
        let padded_size = (
            self.image.nrows() + 2 * self.padding,
            self.image.ncols() + 2 * self.padding,
        );
        let pixel = |at: (usize, usize)| {
            let inside = (
                at.0.checked_sub(self.padding),
                at.1.checked_sub(self.padding),
            );
            match inside {
                (Some(i), Some(j)) => self.image.get((i, j)).copied(),
                _ => None,
            }
        };

        let sizes = [padded_size, self.filter.dim(), self.output.dim()];
        let tallest = sizes.iter().map(|size| size.0).max().unwrap_or(1) as i32 * CELL;
        let mut left = MARGIN;
        let places = sizes.map(|(rows, columns)| {
            let height = rows as i32 * CELL;
            let place = Rect {
                left,
                top: MARGIN + TITLE + (tallest - height) / 2,
                width: columns as i32 * CELL,
                height,
            };
            left = place.right() + BETWEEN;
            place
        });
        let mut marks = Vec::new();
        let [input, filter, output] = places;

        grid(&mut marks, input, padded_size, |at| {
            match (pixel(at), seen(at)) {
                (Some(value), true) => (DARK_BLUE, value, INK),
                (Some(value), false) => (BLUE, value, INK),
                (None, true) => (DARK_BLUE, 0.0, LINE),
                (None, false) => (PAPER, 0.0, FAINT),
            }
        });
        grid(&mut marks, filter, self.filter.dim(), |at| {
            (GREY, self.filter[at], INK)
        });
        for (&place, size, title) in [
            (&input, padded_size, "input"),
            (&filter, self.filter.dim(), "filter"),
            (&output, self.output.dim(), "output"),
        ] {
            let title = format!("{title}  {} × {}", size.0, size.1);
            marks.push(text(
                (place.middle().0, place.top - 8),
                title,
                Anchor::Above,
                INK,
            ));
        }
        let columns = self.output.ncols();
        for (at, &value) in self.output.indexed_iter() {
            let place = cell(output, at);
            let number = at.0 * columns + at.1;
            if number <= position {
                let colour = if number == position {
                    DARK_GREEN
                } else {
                    GREEN
                };
                marks.push(Mark::Fill { place, colour });
                marks.push(text(place.middle(), short(value), Anchor::Middle, INK));
            }
            marks.push(outline(place, LINE, 1));
        }
        let window = Rect {
            left: input.left + column as i32 * CELL,
            top: input.top + row as i32 * CELL,
            width: filter.width,
            height: filter.height,
        };
        marks.push(outline(window, INK, 3));
        marks.push(outline(filter, INK, 3));
        marks.push(outline(cell(output, (y, x)), INK, 3));
        let middle = MARGIN + TITLE + tallest / 2;
        for (sign, place) in [("·", input), ("=", filter)] {
            marks.push(text(
                (place.right() + BETWEEN / 2, middle),
                sign.into(),
                Anchor::Middle,
                INK,
            ));
        }

        let products = self.filter.indexed_iter().filter_map(|((k, l), &weight)| {
            let value = pixel((row + k, column + l)).unwrap_or(0.0);
            (weight * value != 0.0).then(|| format!("({})({})", short(weight), short(value)))
        });
        let mut products: Vec<String> = products.collect();
        if products.is_empty() {
            products.push("0".into());
        }
        let width = (output.right() + MARGIN) as u32;
        let height = MARGIN + TITLE + tallest + SUM + MARGIN;
        let result = short(self.output[(y, x)]);
        let mut line = format!("{} = {result}", products.join(" + "));
        // Of a sum too long for the picture, the beginning and the result remain.
        while text_width(&line, LETTERS) > width as i32 - 2 * MARGIN && products.pop().is_some() {
            line = format!("{} + … = {result}", products.join(" + "));
        }
        marks.push(text(
            (width as i32 / 2, height - MARGIN - SUM / 3),
            line,
            Anchor::Middle,
            INK,
        ));
        Figure {
            width,
            height: height as u32,
            maps: Vec::new(),
            marks,
            text: format!(
                "animation of a convolution: the filter {:?} slides over the input {:?} with stride {} and padding {}; \
                 the output is {:?}, values {}",
                self.filter.dim(),
                self.image.dim(),
                self.stride,
                self.padding,
                self.output.dim(),
                self.output
                    .iter()
                    .map(|&value| short(value))
                    .collect::<Vec<_>>()
                    .join(" ")
            ),
        }
    }
}

/// Cells with a colour and a number each, and thin lines between them.
fn grid(
    marks: &mut Vec<Mark>,
    place: Rect,
    (rows, columns): (usize, usize),
    look: impl Fn((usize, usize)) -> (Colour, f32, Colour),
) {
    for at in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let (colour, value, ink) = look(at);
        let cell = cell(place, at);
        marks.push(Mark::Fill {
            place: cell,
            colour,
        });
        marks.push(outline(cell, LINE, 1));
        marks.push(text(cell.middle(), short(value), Anchor::Middle, ink));
    }
}

fn cell(grid: Rect, (row, column): (usize, usize)) -> Rect {
    Rect {
        left: grid.left + column as i32 * CELL,
        top: grid.top + row as i32 * CELL,
        width: CELL,
        height: CELL,
    }
}

fn outline(place: Rect, colour: Colour, thickness: u32) -> Mark {
    Mark::Frame {
        place,
        colour,
        thickness,
    }
}

fn text(at: (i32, i32), text: String, anchor: Anchor, colour: Colour) -> Mark {
    Mark::Text {
        at,
        text,
        size: LETTERS,
        anchor,
        colour,
    }
}

/// A number as short as it can be read: at most two decimals.
fn short(value: f32) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding zero takes the sign from a negative zero.
    format!("{}", rounded + 0.0).replace('-', "−")
}
