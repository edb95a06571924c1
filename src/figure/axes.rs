//! What surrounds a panel: its frame, numbered pixels, and the colour bar.

use image::{Rgb, RgbImage};

use super::colour::{Colours, INK};
use super::letters::text_width;
use super::{Anchor, Mark, Picture, PixelMap, Rect, Text};
use crate::display::is_text;
use crate::language::{Words, words};

/// The sizes of the letters: names of axes, numbers at their ticks.
pub(crate) const LABEL: u32 = 12;
pub(crate) const TICK: u32 = 11;
/// Room for a line of text of any size.
pub(crate) const LINE: i32 = 20;
pub(crate) const TICK_LENGTH: i32 = 4;
pub(crate) const BAR_WIDTH: i32 = 14;
pub(crate) const LONGEST_BAR: i32 = 240;

pub(crate) fn text(at: (i32, i32), words: &str, size: u32, anchor: Anchor) -> Mark {
    // A title may come from anywhere.
    let words: String = words.chars().filter(|&c| is_text(c)).collect();
    Mark::Text(Text {
        at,
        words: with_minus(&words),
        size,
        anchor,
    })
}

/// A negative number, as programs write it, gets a proper minus sign.
pub(crate) fn with_minus(words: &str) -> String {
    match words.strip_prefix('-') {
        Some(number) if number.starts_with(|sign: char| sign.is_ascii_digit()) => {
            format!("−{number}")
        }
        _ => words.into(),
    }
}

pub(crate) fn line(from: (i32, i32), to: (i32, i32)) -> Mark {
    Mark::Line {
        points: vec![from, to],
        colour: INK,
        thickness: 1,
    }
}

/// A frame around a panel that hides none of its pixels.
pub(crate) fn frame(panel: Rect) -> Mark {
    Mark::Frame(Rect {
        left: panel.left - 1,
        top: panel.top - 1,
        width: panel.width + 2,
        height: panel.height + 2,
    })
}

/// The pixels to number along a side: whole ones, with enough space for their numbers.
fn ticks(pixels: u32, length: i32) -> impl Iterator<Item = (u32, i32)> {
    const APART: f64 = 26.0;
    let pixel = f64::from(length) / f64::from(pixels.max(1));
    let step = (0..9)
        .flat_map(|power| [1, 2, 5].map(|digit| digit * 10u32.pow(power)))
        .find(|&step| f64::from(step) * pixel >= APART)
        .unwrap_or(pixels.max(1));
    // The number goes at the middle of its pixel.
    (0..pixels)
        .step_by(step as usize)
        .map(move |number| (number, ((f64::from(number) + 0.5) * pixel) as i32))
}

pub(crate) fn horizontal_axis(marks: &mut Vec<Mark>, place: Rect, pixels: u32, name: &str) {
    let base = place.bottom();
    for (number, offset) in ticks(pixels, place.width) {
        let x = place.left + offset;
        marks.push(line((x, base), (x, base + TICK_LENGTH)));
        let below = (x, base + TICK_LENGTH + 3);
        marks.push(text(below, &number.to_string(), TICK, Anchor::Below));
    }
    let below = (place.middle().0, base + TICK_LENGTH + LINE);
    marks.push(text(below, name, LABEL, Anchor::Below));
}

pub(crate) fn vertical_axis(marks: &mut Vec<Mark>, place: Rect, pixels: u32, name: &str) {
    for (number, offset) in ticks(pixels, place.height) {
        let y = place.top + offset;
        marks.push(line((place.left - TICK_LENGTH, y), (place.left, y)));
        let beside = (place.left - TICK_LENGTH - 3, y);
        marks.push(text(beside, &number.to_string(), TICK, Anchor::Left));
    }
    let digits = text_width(&pixels.to_string(), TICK);
    let beside = (
        place.left - TICK_LENGTH - digits - LINE / 2 - 2,
        place.middle().1,
    );
    marks.push(text(beside, name, LABEL, Anchor::Upwards));
}

/// The names of the horizontal and the vertical axis: positions, in pixels.
pub(crate) static AXIS_NAMES: [Words; 2] = [words!("x-pos"), words!("y-pos")];

/// The width of a colour bar with its numbers and its name.
pub(crate) fn bar_room(limit: f32) -> i32 {
    let labels = bar_labels(limit, LONGEST_BAR).into_iter();
    let widest = labels.map(|(_, label)| text_width(&label, TICK)).max();
    BAR_WIDTH + TICK_LENGTH + 4 + widest.unwrap_or(0) + LINE + 6
}

/// A bar from `limit` (above) to −`limit`, with round numbers beside it and what it means along it.
pub(crate) fn colour_bar(
    picture: &mut Picture,
    place: Rect,
    limit: f32,
    meaning: &str,
    colours: Colours,
) {
    let steps = 256;
    let image = RgbImage::from_fn(1, steps, |_, y| {
        Rgb(colours.of(1.0 - 2.0 * y as f32 / (steps - 1) as f32))
    });
    picture.maps.push(PixelMap { image, place });
    let marks = &mut picture.marks;
    marks.push(frame(place));
    for (share, label) in bar_labels(limit, place.height) {
        let y = place.top + (share * f64::from(place.height - 1)).round() as i32;
        marks.push(line((place.right(), y), (place.right() + TICK_LENGTH, y)));
        let beside = (place.right() + TICK_LENGTH + 4, y);
        marks.push(text(beside, &label, TICK, Anchor::Right));
    }
    let x = place.left + bar_room(limit) - LINE / 2;
    marks.push(text((x, place.middle().1), meaning, LABEL, Anchor::Upwards));
}

/// The round numbers of a bar of this height, each with its position from 0 (top) to 1.
fn bar_labels(limit: f32, height: i32) -> Vec<(f64, String)> {
    const APART: i32 = 60;
    let limit = f64::from(limit);
    let (digit, power) = round_step(limit, height / APART);
    let step = digit * 10f64.powi(power);
    let most = (limit / step * 1.0001) as i32;
    let labelled = |number: i32| {
        let value = f64::from(number) * step;
        ((1.0 - value / limit) / 2.0, label(value, power))
    };
    (-most..=most).map(labelled).collect()
}

/// A multiple of a round step (1, 2 or 5 times this power of ten), with as many digits as that needs.
pub(crate) fn label(value: f64, power: i32) -> String {
    let label = if (-3..=3).contains(&power) {
        format!("{value:.*}", usize::try_from(-power).unwrap_or(0))
    } else if value == 0.0 {
        "0".into()
    } else {
        format!("{value:.1e}")
    };
    label.replace('-', "−")
}

/// The smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that reaches `limit` in at most `most` steps: the digit, and the
/// power of ten.
pub(crate) fn round_step(limit: f64, most: i32) -> (f64, i32) {
    let needed = limit / f64::from(most.max(1));
    let power = needed.log10().floor() as i32;
    let reaches = |digit: &f64| digit * 10f64.powi(power) >= needed * 0.9999;
    let digit = [1.0, 2.0, 5.0].into_iter().find(reaches);
    digit.map_or((1.0, power + 1), |digit| (digit, power))
}
