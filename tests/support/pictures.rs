//! Comparing pictures with committed ones.

use std::fs;
use std::path::Path;

use image::RgbImage;

/// Exponentials and cosines differ in their last bit between systems: a colour may be off by this much.
const CLOSE: u8 = 3;

/// Compares a PNG file with a committed one. What was drawn is written down if it differs, with the place.
#[track_caller]
pub fn assert_looks_like(kept: &str, drawn: &[u8]) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(kept);
    let expected = fs::read(&kept).unwrap_or_default();
    let Some(difference) = difference(&expected, drawn) else {
        return;
    };
    let name = kept.file_name().unwrap();
    let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&actual, drawn).unwrap();
    panic!(
        "{} differs: {difference}. Compare it with {}, and copy that if it is right",
        kept.display(),
        actual.display()
    );
}

/// How and where two PNG files differ, if they do.
pub fn difference(expected: &[u8], drawn: &[u8]) -> Option<String> {
    let drawn = image::load_from_memory(drawn).unwrap().into_rgb8();
    let Ok(expected) = image::load_from_memory(expected) else {
        return Some("it is missing, or no picture".into());
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
