//! The layout of panels in rows and columns, with titles, ticks and a colour bar.

use ndarray::Array2;

use super::axes::{
    AXIS_NAMES, BAR_WIDTH, LABEL, LINE, LONGEST_BAR, TICK, TICK_LENGTH, bar_room, colour_bar,
    frame, horizontal_axis, text, vertical_axis,
};
use super::colour::{ColourMap, Colours};
use super::letters::text_width;
use super::{Anchor, Drawing, Figure, Picture, PixelMap, Rect};
use crate::Language;
use crate::language::Words;

/// The target width of a figure, and the longest side of one panel.
const WIDTH: i32 = 1120;
const LONGEST_ALONE: i32 = 400;
const LONGEST: i32 = 240;
const NARROWEST: i32 = 64;
const MARGIN: i32 = 12;
const GAP: i32 = 12;
const HEADING: u32 = 15;
const TITLE: u32 = 13;

/// One image of a figure, in a frame, with its title above it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Panel {
    pub values: Array2<f32>,
    pub map: ColourMap,
    pub title: Words,
    /// Whether its pixels are numbered at the sides.
    pub axes: bool,
}

/// Panels that fill the rows of a grid one after another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid {
    pub heading: Words,
    pub panels: Vec<Panel>,
    pub columns: usize,
    /// The limit of the colours, and what they mean.
    pub bar: Option<(f32, Words)>,
    /// What can be seen, in words.
    pub text: Words,
}

impl Grid {
    pub fn figure(self) -> Figure {
        Figure::new(Drawing::Grid(self))
    }

    pub fn picture(&self, language: Language, colours: Colours) -> Picture {
        let layout = Layout::new(self, language);
        let mut picture = Picture {
            width: layout.width as u32,
            height: layout.height as u32,
            maps: Vec::new(),
            marks: Vec::new(),
        };
        let [x_name, y_name] = AXIS_NAMES.each_ref().map(|name| name.of(language));
        let marks = &mut picture.marks;
        let heading = self.heading.of(language);
        if !heading.is_empty() {
            let above = (layout.panels.middle().0, MARGIN);
            marks.push(text(above, heading, HEADING, Anchor::Below));
        }
        for (number, panel) in self.panels.iter().enumerate() {
            let place = layout.place(number, panel);
            let (height, width) = panel.values.dim();
            if self.has_title(number, language) {
                let above = (place.middle().0, place.top - 4);
                marks.push(text(above, panel.title.of(language), TITLE, Anchor::Above));
            }
            picture.maps.push(PixelMap {
                place,
                image: panel.map.image(colours, panel.values.view()),
            });
            marks.push(frame(place));
            if panel.axes {
                if number + self.columns >= self.panels.len() {
                    horizontal_axis(marks, place, width as u32, x_name);
                }
                if self.first_column_with_axes() == Some(number % self.columns) {
                    vertical_axis(marks, place, height as u32, y_name);
                }
            }
        }
        if let Some((limit, meaning)) = &self.bar {
            let meaning = meaning.of(language);
            colour_bar(&mut picture, layout.bar(), *limit, meaning, colours);
        }
        picture
    }

    /// Whether a panel's title is different from that of the panel above it.
    fn has_title(&self, number: usize, language: Language) -> bool {
        let title = self.panels[number].title.of(language);
        let above = number
            .checked_sub(self.columns)
            .map(|above| self.panels[above].title.of(language));
        !title.is_empty() && above != Some(title)
    }

    fn first_column_with_axes(&self) -> Option<usize> {
        self.panels
            .iter()
            .take(self.columns)
            .position(|panel| panel.axes)
    }
}

/// The places of a grid's parts.
struct Layout {
    /// Left edge of the panels of each column, upper edge of those of each row.
    lefts: Vec<i32>,
    tops: Vec<i32>,
    /// The room of a panel, which is centred in it.
    column_width: i32,
    row_height: i32,
    /// Enlargement of the images: a whole number, or less than 1.
    scale: f64,
    /// All panels, without titles and axes.
    panels: Rect,
    width: i32,
    height: i32,
}

impl Layout {
    fn new(grid: &Grid, language: Language) -> Self {
        let largest = |axis: usize| {
            let sides = grid.panels.iter().map(|panel| panel.values.shape()[axis]);
            side(sides.max().unwrap_or(1).max(1))
        };
        let (image_width, image_height) = (largest(1), largest(0));
        let axis = grid.first_column_with_axes();
        let axis_room = TICK_LENGTH + text_width(&image_height.to_string(), TICK) + LINE;
        let bar_room = match &grid.bar {
            Some((limit, _)) => GAP + bar_room(*limit),
            None => 0,
        };

        let columns = grid.columns as i32;
        let gaps = (columns - 1) * GAP + axis.map_or(0, |_| axis_room);
        let longest = if grid.panels.len() == 1 {
            LONGEST_ALONE
        } else {
            LONGEST
        };
        // With many columns, each still has room for its title: the figure grows wider instead.
        let widest = ((WIDTH - 2 * MARGIN - bar_room - gaps) / columns).clamp(NARROWEST, longest);
        let scale = f64::min(
            f64::from(widest) / f64::from(image_width),
            f64::from(longest) / f64::from(image_height),
        );
        let scale = if scale >= 1.0 { scale.floor() } else { scale };
        let titles = grid
            .panels
            .iter()
            .map(|panel| text_width(panel.title.of(language), TITLE));
        let column_width = scaled(image_width, scale).max(titles.max().unwrap_or(0));

        // Labels that run upwards must not be longer than what is beside them.
        let rows = grid.panels.len().div_ceil(grid.columns).max(1) as i32;
        let label = axis.map_or(0, |_| text_width(AXIS_NAMES[1].of(language), LABEL));
        let bar_label = match &grid.bar {
            Some((_, meaning)) => text_width(meaning.of(language), LABEL),
            None => 0,
        };
        let row_height = scaled(image_height, scale)
            .max(label)
            .max((bar_label - (rows - 1) * GAP) / rows);

        let mut lefts = Vec::new();
        let mut x = MARGIN;
        for column in 0..grid.columns {
            if axis == Some(column) {
                x += axis_room;
            }
            lefts.push(x);
            x += column_width + GAP;
        }
        let mut tops = Vec::new();
        let heading = grid.heading.of(language);
        let mut y = if heading.is_empty() {
            MARGIN
        } else {
            MARGIN + LINE + 6
        };
        for first in (0..grid.panels.len()).step_by(grid.columns) {
            let row = first..grid.panels.len().min(first + grid.columns);
            if row
                .into_iter()
                .any(|number| grid.has_title(number, language))
            {
                y += LINE;
            }
            tops.push(y);
            y += row_height + GAP;
        }
        let (left, top) = (MARGIN, tops.first().copied().unwrap_or(y));
        let panels = Rect {
            left,
            top,
            width: x - GAP - left,
            height: y - GAP - top,
        };
        let below = axis.map_or(0, |_| TICK_LENGTH + 2 * LINE - 6);
        Self {
            lefts,
            tops,
            column_width,
            row_height,
            scale,
            panels,
            width: (panels.width + bar_room).max(text_width(heading, HEADING)) + 2 * MARGIN,
            height: panels.bottom() + below + MARGIN,
        }
    }

    fn place(&self, number: usize, panel: &Panel) -> Rect {
        let (rows, columns) = panel.values.dim();
        let (width, height) = (
            scaled(side(columns), self.scale),
            scaled(side(rows), self.scale),
        );
        Rect {
            left: self.lefts[number % self.lefts.len()] + (self.column_width - width) / 2,
            top: self.tops[number / self.lefts.len()] + (self.row_height - height) / 2,
            width,
            height,
        }
    }

    fn bar(&self) -> Rect {
        let height = self.panels.height.min(LONGEST_BAR);
        Rect {
            left: self.panels.right() + GAP,
            top: self.panels.middle().1 - height / 2,
            width: BAR_WIDTH,
            height,
        }
    }
}

fn side(pixels: usize) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

fn scaled(side: i32, scale: f64) -> i32 {
    ((f64::from(side) * scale).round() as i32).max(1)
}
