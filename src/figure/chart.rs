//! Curves over a common axis: where everything goes.

use super::axes::{LABEL, LINE, TICK, TICK_LENGTH, frame, line, round_step, text};
use super::letters::text_width;
use super::{Anchor, Colour, Drawing, Figure, Mark, Picture, Rect};
use crate::Language;
use crate::language::Words;

/// The room for the curves.
const WIDTH: i32 = 560;
const HEIGHT: i32 = 240;
const MARGIN: i32 = 12;
/// Numbers at an axis are at least this far apart.
const APART: i32 = 48;
/// The line that stands for its curves in the legend.
const SAMPLE: i32 = 24;

/// Curves of one colour, and what they are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Curves {
    pub name: Words,
    pub colour: Colour,
    pub thickness: u32,
    /// For each curve its value at every place of the chart.
    pub values: Vec<Vec<f32>>,
}

/// Curves over a common horizontal axis of degrees.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chart {
    pub degrees: Vec<f64>,
    pub curves: Vec<Curves>,
    /// The names of the axes.
    pub across: Words,
    pub up: Words,
    pub text: Words,
}

impl Chart {
    pub fn figure(self) -> Figure {
        Figure::new(Drawing::Chart(self))
    }

    pub fn picture(&self, language: Language) -> Picture {
        let (least, most) = self.range();
        let steps = round_step(most - least, HEIGHT / APART);
        let numbers = numbers(least, most, steps);
        let widest = numbers
            .iter()
            .map(|(_, label)| text_width(label, TICK))
            .max();
        let place = Rect {
            left: MARGIN + LINE + widest.unwrap_or(0) + TICK_LENGTH + 6,
            top: MARGIN + LINE + 6,
            width: WIDTH,
            height: HEIGHT,
        };
        let y = |value: f64| {
            let share = (value - least) / (most - least);
            place.bottom() - (share * f64::from(HEIGHT)).round() as i32
        };
        let (first, span) = self.across_range();
        let x = |degrees: f64| {
            place.left + ((degrees - first) / span * f64::from(WIDTH)).round() as i32
        };

        let mut marks = vec![frame(place)];
        for (value, label) in &numbers {
            let y = y(*value);
            marks.push(line((place.left - TICK_LENGTH, y), (place.left, y)));
            marks.push(text(
                (place.left - TICK_LENGTH - 3, y),
                label,
                TICK,
                Anchor::Left,
            ));
        }
        for degrees in round_degrees(first, span) {
            let x = x(degrees);
            marks.push(line((x, place.bottom()), (x, place.bottom() + TICK_LENGTH)));
            let below = (x, place.bottom() + TICK_LENGTH + 3);
            marks.push(text(
                below,
                &format!("{degrees}°").replace('-', "−"),
                TICK,
                Anchor::Below,
            ));
        }
        let below = (place.middle().0, place.bottom() + TICK_LENGTH + LINE);
        marks.push(text(below, self.across.of(language), LABEL, Anchor::Below));
        marks.push(text(
            (MARGIN + LINE / 2, place.middle().1),
            self.up.of(language),
            LABEL,
            Anchor::Upwards,
        ));

        let mut legend = place.left;
        for curves in &self.curves {
            let middle = MARGIN + LINE / 2;
            marks.push(Mark::Curve {
                points: vec![(legend, middle), (legend + SAMPLE, middle)],
                colour: curves.colour,
                thickness: curves.thickness,
            });
            legend += SAMPLE + 6;
            let name = curves.name.of(language);
            marks.push(text((legend, middle), name, LABEL, Anchor::Right));
            legend += text_width(name, LABEL) + 2 * MARGIN;
            for values in &curves.values {
                let points = self.degrees.iter().zip(values);
                let finite = points.filter(|(_, value)| value.is_finite());
                marks.push(Mark::Curve {
                    points: finite
                        .map(|(&at, &value)| (x(at), y(f64::from(value))))
                        .collect(),
                    colour: curves.colour,
                    thickness: curves.thickness,
                });
            }
        }
        Picture {
            width: (place.right() + 2 * MARGIN).max(legend) as u32,
            height: (place.bottom() + TICK_LENGTH + 2 * LINE + MARGIN) as u32,
            maps: Vec::new(),
            marks,
        }
    }

    /// From the least value, or zero, to a little above the largest.
    fn range(&self) -> (f64, f64) {
        let values = self
            .curves
            .iter()
            .flat_map(|curves| curves.values.iter().flatten());
        let finite = values
            .map(|&value| f64::from(value))
            .filter(|value| value.is_finite());
        let (least, most) = finite.fold((0.0f64, 0.0f64), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        let room = 0.05 * (most - least);
        match (least < 0.0, most - least > 0.0) {
            (_, false) => (0.0, 1.0),
            (true, true) => (least - room, most + room),
            (false, true) => (0.0, most + room),
        }
    }

    /// Where the horizontal axis begins, and how long it is.
    fn across_range(&self) -> (f64, f64) {
        let least = self.degrees.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self
            .degrees
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max);
        (least, if most > least { most - least } else { 1.0 })
    }
}

/// The round numbers of a range, each with its label.
fn numbers(least: f64, most: f64, (digit, power): (f64, i32)) -> Vec<(f64, String)> {
    let step = digit * 10f64.powi(power);
    let decimals = usize::try_from(-power).unwrap_or(0);
    let numbers = (least / step).ceil() as i64..=(most / step).floor() as i64;
    numbers
        .map(|number| {
            let value = number as f64 * step;
            (value, format!("{value:.decimals$}").replace('-', "−"))
        })
        .collect()
}

/// Parts of a circle, far enough apart for their numbers.
fn round_degrees(first: f64, span: f64) -> Vec<f64> {
    let steps = [1.0, 5.0, 15.0, 30.0, 45.0, 90.0, 180.0, 360.0];
    let apart = |step: &f64| step / span * f64::from(WIDTH) >= f64::from(APART);
    let step = steps.into_iter().find(apart).unwrap_or(span);
    let numbers = (first / step).ceil() as i64..=((first + span) / step).floor() as i64;
    numbers.map(|number| number as f64 * step).collect()
}
