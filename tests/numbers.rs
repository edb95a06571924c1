//! The numbers in the text, computed: measured ones are in `notebooks/src/numbers.json`, for both languages; those that
//! can be counted are written as formulas.
#![allow(clippy::reversed_empty_ranges)] // A negative array index counts from its end.

use std::f64::consts::TAU;
use std::fs;
use std::path::Path;

use ndarray::{Array2, Array4, Axis, s};
use serde_json::{Value, json};
use v1conv::{ConvolutionalLayer, Grating, conv2d, filters, gabor, grating};

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn sources() -> [String; 2] {
    ["en", "ja"].map(|language| text(&format!("notebooks/src/W1D5_Tutorial2.{language}.md")))
}

fn layer() -> ConvolutionalLayer {
    ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7).unwrap()).unwrap()
}

/// An image or a filter (H, W) as (1, 1, H, W).
fn single(image: Array2<f32>) -> Array4<f32> {
    image.insert_axis(Axis(0)).insert_axis(Axis(0))
}

fn activations(angle: f64) -> Array4<f32> {
    layer().forward(&single(grating(angle))).unwrap()
}

/// The noticeable share of channels 0 and 1, away from the border, in per cent.
fn active(angle: f64) -> i64 {
    let activations = activations(angle);
    let inner = activations.slice(s![0, 0..2, 3..-3, 3..-3]);
    let noticeable = inner.iter().filter(|value| value.abs() > 0.05).count();
    (100.0 * noticeable as f64 / inner.len() as f64).round() as i64
}

/// The responses of the simple cells of bonus exercise 3 and of its complex cell, at every phase of a grating.
fn cells(angle: f64) -> Vec<(Vec<f32>, f32)> {
    let mut gabors = Array4::zeros((8, 1, 23, 23));
    for (i, mut filter) in gabors.outer_iter_mut().enumerate() {
        let gabor = gabor(23, 90.0, 3.0, 18.0, 45.0 * i as f64).unwrap();
        filter.index_axis_mut(Axis(0), 0).assign(&gabor);
    }
    let at = |phase: usize| {
        let stimulus = Grating::new(angle).phase(5.0 * phase as f64).render();
        let input = single(stimulus.unwrap());
        let output = conv2d(input.view(), gabors.view(), None, 1, 11).unwrap();
        let simple: Vec<f32> = output
            .slice(s![0, .., 24, 32])
            .iter()
            .map(|response| response.max(0.0))
            .collect();
        let complex = simple.iter().sum();
        (simple, complex)
    };
    (0..=72).map(at).collect()
}

fn range(values: impl IntoIterator<Item = f32>) -> (f64, f64) {
    values
        .into_iter()
        .fold((f64::MAX, f64::MIN), |(least, most), value| {
            (least.min(f64::from(value)), most.max(f64::from(value)))
        })
}

fn modulation((least, most): (f64, f64)) -> i64 {
    (100.0 * (most - least) / (most + least)).round() as i64
}

fn tenths(value: f64) -> String {
    format!("{value:.1}")
}

/// The period of the tutorial's grating in pixels: 2π over its spatial frequency, at a tenth of the resolution.
fn period() -> String {
    tenths(TAU * 28.0 * 0.1)
}

#[test]
fn the_numbers_that_the_text_takes_from_a_file_are_right() {
    let vertical = cells(0.0);
    let complex = range(vertical.iter().map(|(_, complex)| *complex));
    let simple: Vec<i64> = (0..8)
        .map(|cell| modulation(range(vertical.iter().map(|(simple, _)| simple[cell]))))
        .collect();
    assert!(simple.iter().all(|each| *each == simple[0]), "{simple:?}");
    let horizontal = range(cells(90.0).iter().map(|(_, complex)| *complex));
    let numbers = json!({
        "period": period(),
        "reach": 7 / 2,
        "active_0": active(0.0),
        "active_45": active(45.0),
        "modulation_simple": simple[0],
        "modulation_complex": modulation(complex),
        "complex_least": complex.0.round() as i64,
        "complex_most": complex.1.round() as i64,
        "complex_90": tenths(horizontal.1),
    });
    let kept: Value = serde_json::from_str(&text("notebooks/src/numbers.json")).unwrap_or_default();
    assert_eq!(
        kept,
        numbers,
        "let notebooks/src/numbers.json hold\n{}\n",
        serde_json::to_string_pretty(&numbers).unwrap()
    );
    for source in sources() {
        for name in numbers.as_object().unwrap().keys() {
            assert!(source.contains(&format!("{{{{{name}}}}}")), "{name}");
        }
    }
}

#[test]
fn what_is_counted_in_the_text_is_counted_right() {
    let (height, width) = grating(0.0).dim();
    let (c_out, c_in, k, _) = layer().weight().dim();
    let pixels = height * width;
    let grouped = |number: usize| {
        let digits = number.to_string();
        let groups: Vec<&str> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(|group| std::str::from_utf8(group).unwrap())
            .collect();
        groups.join("{,}")
    };
    let said = [
        format!(r"$H \cdot W = {height} \cdot {width} = {pixels}$"),
        format!(
            r"$C_{{out}} \cdot C_{{in}} \cdot K \cdot K = {c_out} \cdot {c_in} \cdot {k} \cdot {k} = {}$",
            c_out * c_in * k * k
        ),
        format!(r"${pixels} \cdot {c_out} = {}$", grouped(pixels * c_out)),
        format!(
            r"${pixels} \cdot ({c_out} \cdot {pixels}) = {}$",
            grouped(pixels * c_out * pixels)
        ),
        format!("$(N, {c_in}, {height}, {width})$"),
        format!("{height} × {width}"),
    ];
    let [english, japanese] = sources();
    for source in [&english, &japanese] {
        for words in &said {
            assert!(source.contains(words), "{words} is not in the text");
        }
    }
    for (source, words) in [
        (&english, format!("{} biases", layer().bias().len())),
        (&japanese, format!("合わせて{}個", layer().bias().len())),
        (&english, format!("sees only {} pixels", k * k)),
        (&japanese, format!("{}画素しか見ず", k * k)),
        (&english, format!("{pixels} times as many")),
        (&japanese, format!("{pixels}倍")),
        (&english, format!("makes do with {}", c_out * c_in * k * k)),
        (&japanese, format!("{}個で済む", c_out * c_in * k * k)),
        (&english, format!("({} for a filter of size {k})", k / 2)),
        (&japanese, format!("サイズが{k}なら{}", k / 2)),
        (
            &english,
            format!("0.1 radians (about {:.0}°)", 0.1f64.to_degrees()),
        ),
        (
            &japanese,
            format!("0.1ラジアン（約{:.0}°）", 0.1f64.to_degrees()),
        ),
    ] {
        assert!(source.contains(&words), "{words} is not in the text");
    }
}

#[test]
fn what_the_text_says_of_gratings_and_filters_is_so() {
    // Five angles, four orientations.
    assert_eq!(grating(-90.0), grating(90.0));
    // Each of them leaves one Gabor channel white, away from the border.
    for angle in [-90.0, -45.0, 0.0, 45.0, 90.0] {
        let activations = activations(angle);
        let silent = (2..6).filter(|&channel| {
            let inner = activations.slice(s![0, channel, 3..-3, 3..-3]);
            inner.iter().all(|value| value.abs() < 0.05)
        });
        assert_eq!(silent.count(), 1, "{angle}°");
    }
    // A filter matches the grating whose angle and its own add up to 90°.
    let strength = |angle: f64, theta: f64| {
        let stimulus = single(grating(angle));
        let filter = single(gabor(7, theta, 0.44, 10.0, 90.0).unwrap());
        let output = conv2d(stimulus.view(), filter.view(), None, 1, 0).unwrap();
        output.fold(0.0f64, |sum, value| sum + f64::from(value.abs()))
    };
    for angle in [-45.0, 0.0, 45.0, 90.0] {
        let suits = strength(angle, 90.0 - angle);
        for other in [45.0, 90.0, 135.0] {
            assert!(suits > strength(angle, 90.0 - angle + other), "{angle}°");
        }
    }
    // The two sides of an edge give opposite signs.
    let row = activations(0.0).slice(s![0, 0, 24, 3..-3]).to_vec();
    assert!(row.iter().any(|value| *value > 0.9) && row.iter().any(|value| *value < -0.9));
}

#[test]
fn the_questions_count_right() {
    let (height, width) = grating(45.0).dim();
    let image = Array4::<f32>::zeros((1, 1, height, width));
    let filter = Array4::<f32>::zeros((1, 1, 7, 7));
    let size = |stride, padding| {
        let output = conv2d(image.view(), filter.view(), None, stride, padding).unwrap();
        (output.dim().2, output.dim().3)
    };
    let (rows, columns) = size(1, 0);
    let question = v1conv::guess_border().unwrap().html();
    for words in [
        format!("{height} − 7 + 1 = {rows}"),
        format!("{width} − 7 + 1 = {columns}"),
    ] {
        assert!(question.contains(&words), "{words}");
    }
    let (rows, columns) = size(2, 3);
    let question = v1conv::guess_stride().unwrap();
    let japanese = question.clone().in_language(v1conv::Language::Japanese);
    for (question, words) in [
        (
            &question,
            format!(
                "({height} + 6 − 7) / 2 + 1, rounded down, is {rows} rows, and there are {columns} columns"
            ),
        ),
        (
            &japanese,
            format!("({height} + 6 − 7) / 2 + 1の端数を切り捨てて{rows}、列は{columns}です"),
        ),
    ] {
        assert!(question.html().contains(&words), "{words}");
    }
}

#[test]
fn the_widgets_know_the_period() {
    for widget in [v1conv::turn_grating(), v1conv::shape_gabor()] {
        let widget = widget.unwrap();
        assert!(widget.html().contains(&period()), "{}", widget.text());
    }
}
