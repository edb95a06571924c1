//! Pictures from files, as images for a layer.

mod grey;
mod jpeg;

use std::io::Cursor;
use std::path::Path;

use image::error::{DecodingError, ImageError, LimitError, LimitErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use ndarray::{Array2, Axis};

use crate::language::{Words, within, words};
use crate::{Error, files};

/// Drawn by `examples/scene.rs`.
pub(crate) const SCENE: &[u8] = include_bytes!("photo/scene.png");
/// Larger pictures are made smaller: to a filter of 7 × 7 pixels, their edges would be blurs.
const LONGEST_SIDE: u32 = 256;
/// Decoders keep a copy of the file: with a picture of the size below, it fits into 512 MiB.
const MAX_FILE: u64 = 64 << 20;
const MAX_PICTURE: u64 = 384 << 20;
/// Until it is decoded, a progressive JPEG takes as much memory as this many pictures: two bytes per coefficient.
const PROGRESSIVE: u64 = 3;

/// The tutorial's photograph, (192, 256), of a scene that does not exist: fruit on a table, a curtain and a window.
///
/// As in the gratings, 0.5 is black and −0.5 white.
///
/// ```
/// assert_eq!(v1conv::example_photo()?.dim(), (192, 256));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::File`] if it cannot be decoded, which does not happen.
pub fn example_photo() -> Result<Array2<f32>, Error> {
    image(SCENE, Path::new("scene.png"))
}

/// Loads a PNG or JPEG file as an image (H, W), without its colours: 0.5 is black and −0.5 white, as in the gratings.
///
/// Transparent pixels are white, like the notebook's background. A picture of more than 256 pixels a side is made
/// smaller by averaging neighbouring pixels.
///
/// # Errors
/// [`Error::File`] if the file cannot be read, is not a plain file, is neither PNG nor JPEG, is damaged or cut off, is
/// larger than 64 MiB, or its picture does not fit into 512 MiB of memory.
pub fn load_image(path: impl AsRef<Path>) -> Result<Array2<f32>, Error> {
    load(path.as_ref())
}

fn load(path: &Path) -> Result<Array2<f32>, Error> {
    let file = files::read(path, MAX_FILE).map_err(|unread| {
        let advice = if unread.is_missing() {
            words!("Give its path relative to the notebook's folder, for example \"photo.png\".")
        } else {
            words!("Check that it is a picture file, and that you may read it.")
        };
        let problem = within(unread.words(), words!("the file could not be read"));
        Error::file(path, problem, advice).because(unread)
    })?;
    image(&file, path)
}

fn image(file: &[u8], path: &Path) -> Result<Array2<f32>, Error> {
    let (picture, orientation) = decoded(file).map_err(|error| {
        let (problem, advice) = match &error {
            ImageError::Unsupported(_) => (
                kind(file),
                words!("Open it in any image viewer, and save it as PNG."),
            ),
            ImageError::Limits(_) => (
                words!("the picture is too large to be decoded"),
                words!("Save it smaller; 256 pixels a side are enough."),
            ),
            other => (
                within(other.to_string().into(), words!("the picture is damaged")),
                words!("Save it again as PNG."),
            ),
        };
        Error::file(path, problem, advice).because(error)
    })?;
    let brightness = grey::small(&picture, LONGEST_SIDE);
    Ok(upright(brightness, orientation).mapv(|brightness| 0.5 - brightness))
}

/// The picture as it is in the file, and how the camera was held.
fn decoded(file: &[u8]) -> Result<(DynamicImage, Orientation), ImageError> {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
    let format = reader.format();
    let mut decoder = reader.into_decoder()?;
    let mut memory = decoder.total_bytes();
    if format == Some(ImageFormat::Png) {
        // Each row is unpacked beside the picture, and one row may be all of it.
        memory = memory.saturating_add(memory / u64::from(decoder.dimensions().1.max(1)));
    }
    if format == Some(ImageFormat::Jpeg) {
        let jpeg = jpeg::look_through(file);
        if !jpeg.whole {
            let cut = "the file ends before its picture does";
            return Err(ImageError::Decoding(DecodingError::new(
                ImageFormat::Jpeg.into(),
                cut,
            )));
        }
        if jpeg.progressive {
            memory = memory.saturating_mul(PROGRESSIVE);
        }
    }
    if memory > MAX_PICTURE {
        let kind = LimitErrorKind::InsufficientMemory;
        return Err(ImageError::Limits(LimitError::from_kind(kind)));
    }
    let orientation = decoder.orientation()?;
    Ok((DynamicImage::from_decoder(decoder)?, orientation))
}

/// The image the right way up: cameras record in the file how they were held.
fn upright(mut image: Array2<f32>, orientation: Orientation) -> Array2<f32> {
    // First swap rows and columns, then flip vertically, then horizontally.
    let (swapped, vertically, horizontally) = match orientation {
        Orientation::NoTransforms => (false, false, false),
        Orientation::FlipHorizontal => (false, false, true),
        Orientation::FlipVertical => (false, true, false),
        Orientation::Rotate180 => (false, true, true),
        Orientation::Rotate90FlipH => (true, false, false),
        Orientation::Rotate90 => (true, false, true),
        Orientation::Rotate270 => (true, true, false),
        Orientation::Rotate270FlipH => (true, true, true),
    };
    if swapped {
        image = image.reversed_axes();
    }
    for (axis, mirrored) in [(0, vertically), (1, horizontally)] {
        if mirrored {
            image.invert_axis(Axis(axis));
        }
    }
    image.as_standard_layout().into_owned()
}

/// What an undecodable file seems to be, judging by its first bytes.
fn kind(file: &[u8]) -> Words {
    let known: [(&[u8], &str); 4] = [
        (b"GIF8", "GIF"),
        (b"RIFF", "WebP"),
        (b"%PDF", "PDF"),
        (b"<svg", "SVG"),
    ];
    match known.iter().find(|(start, _)| file.starts_with(start)) {
        Some((_, "SVG")) => words!("the file is an SVG, and only PNG and JPEG are read here"),
        Some((_, name)) => words!(
            "the file is a {name}, and only PNG and JPEG are read here"; name
        ),
        None => {
            words!("the file is not in a known picture format, and only PNG and JPEG are read here")
        }
    }
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma};
    use ndarray::array;

    use super::*;

    #[test]
    fn pictures_are_turned_as_the_image_library_turns_them() {
        let values = array![[1.0f32, 2.0, 3.0], [4.0, 5.0, 6.0]];
        for exif in 1..=8 {
            let orientation = Orientation::from_exif(exif).unwrap();
            let mut picture: DynamicImage =
                GrayImage::from_fn(3, 2, |x, y| Luma([values[[y as usize, x as usize]] as u8]))
                    .into();
            picture.apply_orientation(orientation);
            let (width, height) = (picture.width() as usize, picture.height() as usize);
            let expected = picture.into_luma8().into_raw();
            let turned = upright(values.clone(), orientation);
            assert_eq!(turned.dim(), (height, width), "{orientation:?}");
            let found: Vec<u8> = turned.iter().map(|&value| value as u8).collect();
            assert_eq!(found, expected, "{orientation:?}");
        }
    }
}
