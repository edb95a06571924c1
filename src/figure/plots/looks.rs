//! Whether two pictures look alike.

use image::RgbImage;

/// Exponentials and cosines differ in the last bit between systems, so a colour may be off by this much.
const CLOSE: u8 = 3;

/// How and where two PNG files differ, if they do.
pub fn difference(expected: &[u8], drawn: &[u8]) -> Option<String> {
    let drawn = image::load_from_memory(drawn).unwrap().into_rgb8();
    let Ok(expected) = image::load_from_memory(expected) else {
        return Some("it is missing, or not a picture".into());
    };
    let expected = expected.into_rgb8();
    if expected.dimensions() != drawn.dimensions() {
        let (kept, found) = (expected.dimensions(), drawn.dimensions());
        return Some(format!(
            "it has {kept:?} pixels, the picture drawn {found:?}"
        ));
    }
    let places: Vec<_> = differing(&expected, &drawn).collect();
    let (&(left, top), &(right, bottom)) = (places.first()?, places.last()?);
    let x = |pick: fn(u32, u32) -> u32| places.iter().map(|place| place.0).reduce(pick);
    Some(format!(
        "{} pixels, the first at x {left}, y {top}, the last at x {right}, y {bottom}, all from x {} to x {}",
        places.len(),
        x(u32::min)?,
        x(u32::max)?
    ))
}

/// The places of the pixels that are not alike, row by row.
fn differing<'a>(a: &'a RgbImage, b: &'a RgbImage) -> impl Iterator<Item = (u32, u32)> + 'a {
    let apart = |x: [u8; 3], y: [u8; 3]| (0..3).any(|i| x[i].abs_diff(y[i]) > CLOSE);
    let pairs = a.enumerate_pixels().zip(b.pixels());
    pairs
        .filter(move |((_, _, p), q)| apart(p.0, q.0))
        .map(|((x, y, _), _)| (x, y))
}

#[test]
fn a_single_wrong_pixel_is_found_and_placed() {
    let png = |picture: &RgbImage| {
        let mut file = std::io::Cursor::new(Vec::new());
        picture
            .write_to(&mut file, image::ImageFormat::Png)
            .unwrap();
        file.into_inner()
    };
    let mut picture = RgbImage::from_pixel(60, 40, image::Rgb([200; 3]));
    let right = png(&picture);
    assert_eq!(difference(&right, &right), None);
    picture.get_pixel_mut(40, 30).0[0] ^= 0x80;
    let told = difference(&right, &png(&picture)).unwrap();
    assert!(told.contains("1 pixels, the first at x 40, y 30"), "{told}");
    let smaller = difference(&right, &png(&RgbImage::new(2, 2))).unwrap();
    assert!(smaller.contains("the picture drawn"), "{smaller}");
    assert!(difference(b"", &right).unwrap().contains("missing"));
}
