//! The layout of curves over a common axis.

use super::axes::{LABEL, LINE, TICK, TICK_LENGTH, frame, label, line, round_step, text};
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
/// The length of a curve's sample in the legend.
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
        let across = Across::new(&self.degrees);
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
        let x =
            |degrees: f64| place.left + (across.share(degrees) * f64::from(WIDTH)).round() as i32;

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
        for (degrees, label) in across.numbers() {
            let x = x(degrees);
            marks.push(line((x, place.bottom()), (x, place.bottom() + TICK_LENGTH)));
            let below = (x, place.bottom() + TICK_LENGTH + 3);
            marks.push(text(below, &format!("{label}°"), TICK, Anchor::Below));
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
            let drawn = |points| Mark::Line {
                points,
                colour: curves.colour,
                thickness: curves.thickness,
            };
            let middle = MARGIN + LINE / 2;
            marks.push(drawn(vec![(legend, middle), (legend + SAMPLE, middle)]));
            legend += SAMPLE + 6;
            let name = curves.name.of(language);
            marks.push(text((legend, middle), name, LABEL, Anchor::Right));
            legend += text_width(name, LABEL) + 2 * MARGIN;
            for values in &curves.values {
                let points = self.degrees.iter().zip(values);
                let finite = points.filter(|(_, value)| value.is_finite());
                let points = finite.map(|(&at, &value)| (x(at), y(f64::from(value))));
                marks.push(drawn(points.collect()));
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
}

/// The round numbers of a range, each with its label.
fn numbers(least: f64, most: f64, (digit, power): (f64, i32)) -> Vec<(f64, String)> {
    let step = digit * 10f64.powi(power);
    let numbers = (least / step).ceil() as i64..=(most / step).floor() as i64;
    numbers
        .map(|number| {
            let value = number as f64 * step;
            (value, label(value, power))
        })
        .collect()
}

/// The horizontal axis: from the least to the largest of any finite numbers of degrees.
struct Across {
    first: f64,
    /// Half of its length, because the whole may not be a finite number.
    half: f64,
}

impl Across {
    fn new(degrees: &[f64]) -> Self {
        /// Numbers any closer than this look the same in their digits.
        const NEAR: f64 = 1e-12;

        let least = degrees.iter().copied().fold(f64::INFINITY, f64::min);
        let most = degrees.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let farthest = least.abs().max(most.abs());
        let half = most / 2.0 - least / 2.0;
        Self {
            first: least,
            half: if half > farthest * NEAR {
                half
            } else {
                f64::max(0.5, farthest * 1e-9)
            },
        }
    }

    /// How far along the axis a number is: 0 at its beginning, 1 at its end.
    fn share(&self, degrees: f64) -> f64 {
        (degrees / 2.0 - self.first / 2.0) / self.half
    }

    /// Parts of a circle, or round numbers, far enough apart for their labels.
    fn numbers(&self) -> Vec<(f64, String)> {
        const PARTS: [f64; 8] = [1.0, 5.0, 15.0, 30.0, 45.0, 90.0, 180.0, 360.0];
        let most = WIDTH / APART;
        let reaches = |part: &f64| part / 2.0 / self.half * f64::from(most) >= 1.0;
        let part = PARTS.into_iter().find(reaches);
        let (step, power) = match part.filter(|_| self.half >= 2.0) {
            Some(part) => (part, 0),
            None => {
                let (digit, power) = round_step(self.half, most / 2);
                (digit * 10f64.powi(power), power)
            }
        };
        let begin = (self.first / step).ceil();
        (0..=most)
            .map(|number| (begin + f64::from(number)) * step)
            .take_while(|&degrees| self.share(degrees) <= 1.0)
            .map(|degrees| (degrees, self.label(degrees, step, power)))
            .collect()
    }

    /// With enough digits to tell a number from the next.
    fn label(&self, degrees: f64, step: f64, power: i32) -> String {
        if degrees.abs() < 1e6 {
            return label(degrees, power.min(0));
        }
        let digits = (degrees / step).abs().log10().ceil().clamp(1.0, 17.0) as usize;
        format!("{degrees:.digits$e}").replace('-', "−")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(degrees: &[f64]) -> Vec<String> {
        let numbers = Across::new(degrees).numbers().into_iter();
        numbers.map(|(_, label)| label).collect()
    }

    #[test]
    fn an_axis_of_degrees_is_numbered_in_parts_of_a_circle() {
        assert_eq!(
            labels(&[0.0, 360.0]).join(" "),
            "0 45 90 135 180 225 270 315 360"
        );
        assert_eq!(labels(&[-90.0, 0.0]).join(" "), "−90 −75 −60 −45 −30 −15 0");
    }

    #[test]
    fn any_other_axis_has_numbers_that_differ() {
        let most = f64::MAX;
        for degrees in [
            [0.0, 0.5],
            [0.0, 1e-9],
            [7.0, 7.0],
            [0.0, 0.0],
            [0.0, 1e5],
            [1e300, 1e300],
            [-1e300, -1e300],
            [1e300, 2e300],
            [1e15, 1e15 + 400.0],
            [-most, most],
            [f64::MIN_POSITIVE, 1e-300],
        ] {
            let mut labels = labels(&degrees);
            let number = labels.len();
            assert!((1..=12).contains(&number), "{degrees:?}: {labels:?}");
            labels.dedup();
            assert_eq!(labels.len(), number, "{degrees:?}: {labels:?}");
            assert!(
                labels.iter().all(|label| label.chars().count() < 24),
                "{labels:?}"
            );
            let across = Across::new(&degrees);
            for number in degrees {
                assert!((0.0..=1.0).contains(&across.share(number)), "{degrees:?}");
            }
        }
    }
}
