//! Every figure is drawn, and looks as it did when somebody last checked it.
//!
//! A figure's file gives its examples, each named after its function, perhaps with a suffix: `plot_weights-orange`.
//! They are compared with `tests/figures/NAME.{en,ja}.png`, and written as PNG and SVG into `target/figures`.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use ndarray::{Array4, Axis, stack};

use super::for_each_figure;
use super::looks::difference;
use crate::figure::font::Font;
use crate::{ConvolutionalLayer, Figure, Language, filters, grating};

/// The examples of a figure's file, by name.
pub type Examples = Vec<(&'static str, Figure)>;

pub const ANGLES: [f64; 5] = [-90.0, -45.0, 0.0, 45.0, 90.0];
pub const CHANNELS: [usize; 6] = [0, 1, 2, 3, 4, 5];

/// The weights of the tutorial, six filters.
pub fn weights() -> Array4<f32> {
    filters(6, 7).unwrap()
}

/// The stimuli of the tutorial, and the activations of its layer.
pub fn activations() -> (Array4<f32>, Array4<f32>) {
    let gratings = ANGLES.map(grating);
    let views: Vec<_> = gratings.iter().map(|image| image.view()).collect();
    let stimuli = stack(Axis(0), &views).unwrap().insert_axis(Axis(1));
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, weights()).unwrap();
    let activations = layer.forward(&stimuli).unwrap();
    (stimuli, activations)
}

/// The examples of all figures, and the names of their functions.
pub fn all() -> (Examples, BTreeSet<&'static str>) {
    let mut examples = super::difference::examples();
    let mut functions = BTreeSet::from(["plot_difference"]);
    macro_rules! collect {
        (() $($file:ident: $function:ident $arguments:tt;)*) => { $(
            functions.insert(stringify!($function));
            examples.extend(super::$file::examples());
        )* };
    }
    for_each_figure!(collect);
    // A file with two functions is asked twice.
    examples.sort_by_key(|(name, _)| *name);
    examples.dedup_by_key(|(name, _)| *name);
    (examples, functions)
}

#[test]
fn every_figure_looks_as_it_did() {
    // Beside the folder this test was compiled into.
    let test = env::current_exe().unwrap();
    let gallery = test.ancestors().nth(3).unwrap().join("figures");
    fs::create_dir_all(&gallery).unwrap();
    let mut differences = Vec::new();
    let mut compare = |kept: String, name: &str, png: Vec<u8>| {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(kept);
        let drawn = gallery.join(name);
        fs::write(&drawn, &png).unwrap();
        if let Some(difference) = difference(&fs::read(&kept).unwrap_or_default(), &png) {
            let (kept, drawn) = (kept.display(), drawn.display());
            differences.push(format!(
                "{kept} differs: {difference}. Compare it with {drawn}, and copy that if it is right"
            ));
        }
    };
    for (example, figure) in all().0 {
        for &language in Language::ALL {
            let name = format!("{example}.{}.png", language.code());
            let figure = figure.clone().in_language(language);
            figure
                .save(gallery.join(&name).with_extension("svg"))
                .unwrap();
            compare(
                format!("tests/figures/{name}"),
                &name,
                figure.png(1).unwrap(),
            );
        }
        if example == "plot_example_activations" {
            let readme = "notebooks/figures/activations.png";
            compare(readme.into(), "readme.png", figure.png(2).unwrap());
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_function_has_an_example_and_no_picture_is_left_over() {
    let (examples, functions) = all();
    let function = |name: &'static str| name.split('-').next().unwrap();
    let drawn: BTreeSet<_> = examples.iter().map(|(name, _)| function(name)).collect();
    assert_eq!(drawn, functions);
    for picture in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/figures")).unwrap() {
        let file = picture.unwrap().file_name().into_string().unwrap();
        let name = file.split('.').next().unwrap();
        let known = examples.iter().any(|(example, _)| *example == name);
        assert!(known, "tests/figures/{file} is the picture of no example");
    }
}

#[test]
fn every_letter_is_in_a_font() {
    for (name, figure) in all().0 {
        for &language in Language::ALL {
            let picture = figure.clone().in_language(language).picture();
            let words = || picture.texts().map(|text| text.words.as_str());
            let font = Font::of(words());
            let letters = words().flat_map(str::chars);
            let missing: BTreeSet<char> = letters.filter(|&letter| !font.has(letter)).collect();
            let list = format!("languages/{}/figures.txt", language.code());
            assert!(
                missing.is_empty(),
                "{name}: add {missing:?} to {list}, and make its font anew"
            );
        }
    }
}

#[test]
fn words_have_a_minus_and_not_a_hyphen() {
    for (name, figure) in all().0 {
        for &language in Language::ALL {
            let text = figure.clone().in_language(language).text().to_owned();
            let mut signs = text.match_indices('-');
            let next = |at: usize| text[at + 1..].starts_with(|sign: char| sign.is_ascii_digit());
            assert!(signs.all(|(at, _)| !next(at)), "{name}: {text}");
        }
    }
}
