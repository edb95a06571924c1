//! The animations: every position of the filter is a frame, and the last one shows the whole output.

use image::AnimationDecoder;
use image::codecs::gif::GifDecoder;
use ndarray::Array2;
use std::io::Cursor;
use v1conv::{animate_convolution, example_filter, example_image};

#[test]
fn every_position_of_the_filter_is_a_frame() {
    let frames = |stride, padding| {
        let animation =
            animate_convolution(&example_image(), &example_filter(), stride, padding).unwrap();
        assert!(animation.gif().len() < 500_000);
        let decoder = GifDecoder::new(Cursor::new(animation.gif())).unwrap();
        decoder.into_frames().collect_frames().unwrap()
    };
    assert_eq!(frames(1, 0).len(), 9);
    assert_eq!(frames(2, 1).len(), 9);
    let same = frames(1, 1);
    assert_eq!(same.len(), 25);
    // Neighbouring frames differ, or nothing would move.
    for pair in same.windows(2) {
        assert_ne!(pair[0].buffer(), pair[1].buffer());
    }
}

#[test]
fn input_filter_and_output_have_colours_of_their_own() {
    let animation = animate_convolution(&example_image(), &example_filter(), 1, 0).unwrap();
    let decoder = GifDecoder::new(Cursor::new(animation.gif())).unwrap();
    let last = decoder
        .into_frames()
        .collect_frames()
        .unwrap()
        .pop()
        .unwrap();
    let count = |wanted: fn([u8; 4]) -> bool| {
        last.buffer()
            .pixels()
            .filter(|pixel| wanted(pixel.0))
            .count()
    };
    let blue = count(|[r, _, b, _]| b > r.saturating_add(30));
    let green = count(|[r, g, b, _]| g > r.saturating_add(20) && g > b.saturating_add(20));
    let grey = count(|[r, g, b, _]| r == g && g == b && (200..230).contains(&r));
    assert!(
        blue > 5000 && green > 3000 && grey > 3000,
        "{blue} {green} {grey}"
    );
}

#[test]
fn the_text_tells_the_result() {
    let animation = animate_convolution(&example_image(), &example_filter(), 1, 0).unwrap();
    assert!(
        animation.text().ends_with("values 10 0 −9 9 −7 −8 1 −9 −4"),
        "{}",
        animation.text()
    );
}

#[test]
fn a_sum_too_long_for_the_picture_is_cut_before_its_result() {
    let (image, filter) = (
        Array2::from_elem((6, 6), 0.37),
        Array2::from_elem((5, 5), 0.99),
    );
    let animation = animate_convolution(&image, &filter, 1, 0).unwrap();
    let decoder = GifDecoder::new(Cursor::new(animation.gif())).unwrap();
    let first = decoder.into_frames().next().unwrap().unwrap();
    let (width, height) = first.buffer().dimensions();
    let dark = |x: u32| (height - 45..height).any(|y| first.buffer().get_pixel(x, y).0[0] < 0x60);
    assert!((0..width).any(dark), "there is no sum");
    assert!(
        !(0..8).chain(width - 8..width).any(dark),
        "the sum reaches the edge"
    );
}

#[test]
fn what_cannot_be_animated_is_explained() {
    let message = |image: (usize, usize), filter: (usize, usize), stride, padding| {
        let (image, filter) = (Array2::zeros(image), Array2::zeros(filter));
        let animation = animate_convolution(&image, &filter, stride, padding);
        animation.unwrap_err().to_string()
    };
    let cases = [
        (message((48, 64), (7, 7), 1, 3), "at most 12 cells a side"),
        (
            message((5, 5), (3, 3), 1, usize::MAX),
            "at most 12 cells a side",
        ),
        (message((5, 5), (3, 3), 0, 0), "stride of conv2d"),
        (
            message((2, 2), (3, 3), 1, 0),
            "no larger than the padded image",
        ),
        (message((5, 5), (0, 0), 1, 0), "at least 1 × 1"),
    ];
    for (message, expected) in cases {
        assert!(message.contains(expected), "{message}");
    }
}
