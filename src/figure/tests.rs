//! What a reader would notice: labels that overlap or leave the picture, colours that lie.

use ndarray::{Array4, Axis, array};

use super::colour::ColourMap;
use super::functions::*;
use super::letters::text_width;
use super::plots::examples;
use super::*;
use crate::{ConvolutionalLayer, example_photo, filters, grating};

/// The 5 × 7 figure of the tutorial.
fn activations() -> Figure {
    let (stimuli, activations) = examples::activations();
    plot_example_activations(&stimuli, &activations, &examples::CHANNELS).unwrap()
}

fn figures() -> Vec<Figure> {
    let weights = filters(30, 9).unwrap();
    let many: Vec<usize> = (0..30).collect();
    let random = |c_in| ConvolutionalLayer::seeded(c_in, 6, 7, 1).unwrap();
    let long = "a center-surround filter with a long title";
    let odd = [
        plot_weights(&weights, &many),
        plot_filters(&weights, &[(0, long), (4, "Gabor")]),
        show_activation(&grating(-45.0)),
        show_activation(&array![[1.0]]),
        show_activation(&array![[0.3]]),
        show_activation(&array![[1e-30]]),
        show_activation(&array![[123_456.7]]),
        plot_weights(random(1).weight(), &[0, 1]),
        plot_weights(random(3).weight(), &[0]),
        show_activation(&ndarray::Array2::ones((3, 2000))),
        show_activation(&ndarray::Array2::ones((2000, 3))),
    ];
    let examples = examples::all().0.into_iter().map(|(_, figure)| figure);
    examples.chain(odd.map(Result::unwrap)).collect()
}

/// The box of a text: left, top, right, bottom.
fn text_box(mark: &Mark) -> Option<(String, [i32; 4])> {
    let Mark::Text(text) = mark else {
        return None;
    };
    let (width, height) = (text_width(&text.words, text.size), text.size as i32);
    let (x, y) = text.at;
    let corners = match text.anchor {
        Anchor::Above => [x - width / 2, y - height, x + width / 2, y],
        Anchor::Below => [x - width / 2, y, x + width / 2, y + height],
        Anchor::Left => [x - width, y - height / 2, x, y + height / 2],
        Anchor::Right => [x, y - height / 2, x + width, y + height / 2],
        Anchor::Upwards => [x - height / 2, y - width / 2, x + height / 2, y + width / 2],
    };
    Some((text.words.clone(), corners))
}

/// The figure as it is laid out in English and in Japanese.
fn in_all_languages(figure: &Figure) -> impl Iterator<Item = Picture> {
    let all = Language::ALL.iter();
    all.map(|&language| figure.clone().in_language(language).picture())
}

fn overlap(a: [i32; 4], b: [i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[test]
fn no_label_overlaps_another_a_panel_or_the_edge() {
    for figure in figures().iter().flat_map(in_all_languages) {
        let (width, height) = (figure.width as i32, figure.height as i32);
        let panels = figure.maps.iter().map(|map| {
            let place = map.place;
            (
                "panel".to_string(),
                [place.left, place.top, place.right(), place.bottom()],
            )
        });
        let boxes: Vec<_> = figure
            .marks
            .iter()
            .filter_map(text_box)
            .chain(panels)
            .collect();
        for (number, (name, corners)) in boxes.iter().enumerate() {
            let inside =
                corners[0] >= 0 && corners[1] >= 0 && corners[2] <= width && corners[3] <= height;
            assert!(
                inside,
                "{name:?} leaves the picture of {width} × {height}: {corners:?}"
            );
            for (other, others) in &boxes[..number] {
                assert!(
                    !overlap(*corners, *others),
                    "{name:?} at {corners:?} overlaps {other:?} at {others:?}"
                );
            }
        }
    }
}

#[test]
fn the_activations_have_all_their_labels() {
    let svg = activations().svg().unwrap();
    let channels = (0..6).map(|channel| format!("channel {channel}"));
    let labels = [
        "stimulus",
        "x-pos",
        "y-pos",
        "activation strength",
        "−3",
        "3",
        "60",
        "40",
    ];
    for label in channels.chain(labels.map(String::from)) {
        assert!(svg.contains(&format!("\n{label}\n")), "{label} is missing");
    }
}

#[test]
fn a_photograph_and_its_activations_fill_two_rows() {
    let photos = example_photo()
        .unwrap()
        .insert_axis(Axis(0))
        .insert_axis(Axis(0));
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7).unwrap()).unwrap();
    let activations = layer.forward(&photos).unwrap();
    let figure = plot_example_activations(&photos, &activations, &[0, 1, 2, 3, 4, 5]).unwrap();
    let picture = figure.picture();
    let mut tops: Vec<i32> = picture.maps[..7].iter().map(|map| map.place.top).collect();
    tops.dedup();
    assert_eq!(tops.len(), 2);
    assert!(picture.maps.iter().take(7).all(|map| map.place.width > 200));
}

#[test]
fn pixels_of_a_panel_are_whole_squares() {
    let figure = activations().picture();
    for map in &figure.maps[..35] {
        assert_eq!(map.place.width % map.image.width() as i32, 0);
        assert_eq!(
            map.place.width / map.image.width() as i32,
            map.place.height / map.image.height() as i32
        );
    }
}

#[test]
fn the_colour_bar_stands_beside_its_panels() {
    let figure = activations().picture();
    let (bar, panels) = figure.maps.split_last().unwrap();
    let right = panels.iter().map(|map| map.place.right()).max().unwrap();
    assert!((1..30).contains(&(bar.place.left - right)));
}

#[test]
fn labels_reach_the_png_without_a_system_font() {
    let figure = activations();
    let drawn = raster::draw(&figure.picture(), 1).unwrap();
    for mark in &figure.picture().marks {
        let Some((text, [left, top, right, bottom])) = text_box(mark) else {
            continue;
        };
        let dark = (top.max(0)..bottom).flat_map(|y| (left.max(0)..right).map(move |x| (x, y)));
        let dark = dark.filter(|&(x, y)| drawn.get_pixel(x as u32, y as u32).0[0] < 0x80);
        // A minus sign alone is a handful of pixels.
        assert!(dark.count() >= 4, "{text:?} was not drawn");
    }
}

#[test]
fn the_document_is_small_and_its_maps_are_images() {
    let svg = activations().svg().unwrap();
    assert!(svg.len() < 300_000, "{} bytes", svg.len());
    assert_eq!(svg.matches("<image ").count(), 36);
    // One rectangle for the paper and one for each frame, none for pixels.
    assert!(svg.matches("<rect").count() <= 40);
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert_eq!(svg.matches("@font-face").count(), 1);
}

#[test]
fn colours_run_from_blue_over_white_to_red() {
    let signed = |value| ColourMap::Signed { limit: 2.0 }.colour(Colours::BlueWhiteRed, value);
    assert_eq!(signed(-2.0), [0, 0, 255]);
    assert_eq!(signed(0.0), [255, 255, 255]);
    assert_eq!(signed(1.0), [255, 128, 128]);
    assert_eq!(signed(f32::INFINITY), [255, 0, 0]);
    let binary = |value| ColourMap::Binary.colour(Colours::BlueWhiteRed, value);
    assert_eq!(binary(0.5), [0; 3]);
    assert_eq!(binary(-0.5), [255; 3]);
    let odd = binary(f32::NAN);
    assert!(
        odd[0] != odd[2],
        "a value that is not a number must not look like one"
    );
}

#[track_caller]
pub fn refused(figure: Result<Figure, Error>, said: &str) {
    let message = figure.unwrap_err().to_string();
    assert!(message.contains(said), "{said:?} is not in {message:?}");
}

#[test]
fn what_cannot_be_drawn_is_explained() {
    let nothing = ndarray::Array2::zeros((0, 3));
    let weights = filters(6, 7).unwrap();
    let empty = Array4::zeros((5, 0, 2, 2));
    let stimuli = Array4::zeros((2, 1, 4, 4));
    let activations = Array4::zeros((3, 6, 4, 4));
    refused(show_stimulus(&nothing), "an array with values in it");
    refused(show_activation(&nothing), "an array with values in it");
    refused(plot_stimuli(&[], &[] as &[&str]), "at least one to show");
    refused(
        plot_stimuli(&[grating(0.0)], &["a", "b"]),
        "one for each stimulus",
    );
    refused(
        plot_stimuli(&[grating(0.0), nothing.clone()], &["a", "b"]),
        "the size of the first one",
    );
    refused(plot_weights(&weights, &[]), "at least one to show");
    refused(plot_weights(&weights, &[6]), "numbers below 6");
    refused(plot_weights(&empty, &[0]), "an array with values in it");
    refused(plot_filters(&weights, &[(7, "x")]), "numbers below 6");
    refused(
        plot_example_activations(&stimuli, &activations, &[0]),
        "one entry for each stimulus",
    );
    refused(
        plot_example_activations(&stimuli, &stimuli, &[1]),
        "numbers below 1",
    );
    refused(
        plot_example_activations(&empty, &empty, &[0]),
        "an array with values in it",
    );
}

#[test]
fn numbers_beside_a_colour_bar_are_round() {
    for limit in [0.142f32, 0.3, 0.0825, 3.0, 1.1, 7.0, 1234.5] {
        let svg = show_activation(&array![[limit]]).unwrap().svg().unwrap();
        let longest = svg
            .lines()
            .filter(|line| line.parse::<f32>().is_ok())
            .map(str::len)
            .max();
        assert!((1..=5).contains(&longest.unwrap()), "{limit}: {longest:?}");
    }
}

#[test]
fn the_text_tells_what_there_is_to_see() {
    let text = |values: [f32; 3]| show_activation(&array![values]).unwrap().text().to_string();
    assert!(text([-0.0004, 0.0, 0.0004]).ends_with("values from −4.00e−4 to 4.00e−4"));
    assert!(
        text([f32::NAN, 0.1, 0.2]).ends_with("values from 0.1 to 0.2, and 1 that are not finite")
    );
    assert!(text([f32::NAN; 3]).ends_with("no value is a finite number"));
}

#[test]
fn many_channels_are_still_to_be_seen() {
    let act = Array4::ones((1, 64, 48, 64));
    let channels: Vec<usize> = (0..64).collect();
    let figure = plot_example_activations(&Array4::ones((1, 1, 48, 64)), &act, &channels).unwrap();
    assert!(figure.picture().maps[1].place.width >= 64);
}

#[test]
fn a_picture_too_large_for_memory_is_an_error() {
    let stimuli = vec![array![[0.5]]; 4000];
    let figure = plot_stimuli(&stimuli, &vec!["a"; 4000]).unwrap();
    let message = figure.png(16).unwrap_err().to_string();
    assert!(message.contains("show fewer images"), "{message}");
}

#[test]
fn characters_that_xml_has_no_place_for_do_not_reach_the_document() {
    for odd in [
        '\u{0}', '\u{1}', '\u{b}', '\u{7f}', '\u{85}', '\u{fffe}', '\u{ffff}',
    ] {
        let title = format!("a{odd}b");
        let figure = plot_stimuli(&[grating(0.0)], &[title]).unwrap();
        let svg = figure.svg().unwrap();
        assert!(!svg.contains(odd), "{odd:?}");
        assert!(svg.contains(">\nab\n<") || svg.contains(">ab<"), "{odd:?}");
    }
}

#[test]
fn a_title_without_end_is_cut_and_many_images_are_refused() {
    let title = "long".repeat(100_000);
    let figure = plot_stimuli(&[grating(0.0)], &[title]).unwrap();
    assert!(figure.picture().width < 100_000);
    let many = vec![0; 10_001];
    let figure = plot_weights(&Array4::zeros((1, 1, 1, 1)), &many);
    refused(figure, "at most 10000, found 10001");
}

#[test]
fn weights_of_zero_and_of_no_number_can_be_drawn() {
    for value in [0.0, f32::NAN, f32::INFINITY, 1e-45, 1e-30, 1e30, f32::MAX] {
        let weights = Array4::from_elem((1, 1, 2, 2), value);
        plot_weights(&weights, &[0]).unwrap().svg().unwrap();
    }
}

#[test]
fn a_figure_is_saved_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let figure = show_stimulus(&grating(0.0)).unwrap();
    for name in ["a.svg", "a.png"] {
        figure.save(folder.path().join(name)).unwrap();
    }
    let other = figure.save(folder.path().join("a.jpg")).unwrap_err();
    assert!(
        other.to_string().contains("saved as .svg or .png"),
        "{other}"
    );
    let nowhere = figure.save(folder.path().join("a.svg/b.png")).unwrap_err();
    assert!(
        nowhere.to_string().contains("could not be written"),
        "{nowhere}"
    );
    let mut files: Vec<_> = folder
        .path()
        .read_dir()
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    files.sort();
    assert_eq!(files, ["a.png", "a.svg"]);
}
