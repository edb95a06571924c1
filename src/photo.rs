//! Pictures from files, as images that a layer can look at.

use std::io::Cursor;
use std::path::Path;
use std::{fs, io};

use image::error::ImageError;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use ndarray::{Array2, ArrayView2};

use crate::Error;

/// Drawn by `examples/scene.rs`.
pub(crate) const SCENE: &[u8] = include_bytes!("photo/scene.png");
/// Larger pictures are made smaller: to a filter of 7 × 7 pixels their edges would be blurs.
const LONGEST_SIDE: u32 = 256;

/// The tutorial's photograph, (192, 256), of a place that does not exist: fruit on a table, a curtain and a window.
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
    grey(SCENE, Path::new("scene.png"))
}

/// Loads a PNG or JPEG file as an image (H, W), without its colours: 0.5 is black and −0.5 white, as in the gratings.
///
/// A picture of more than 256 pixels a side is made smaller: neighbouring pixels are averaged.
///
/// # Errors
/// [`Error::File`] if the file cannot be read, is neither PNG nor JPEG, is damaged, or too large for 512 MB of memory.
pub fn load_image(path: impl AsRef<Path>) -> Result<Array2<f32>, Error> {
    let path = path.as_ref();
    let file = fs::read(path).map_err(|error| {
        let advice = if error.kind() == io::ErrorKind::NotFound {
            "Give its path from the folder of the notebook, for example \"photo.png\"."
        } else {
            "Check that it is a file, and that you may read it."
        };
        failed(
            path,
            format!("the file could not be read ({error})"),
            advice,
        )
    })?;
    grey(&file, path)
}

fn grey(file: &[u8], path: &Path) -> Result<Array2<f32>, Error> {
    let picture = decoded(file).map_err(|error| match error {
        ImageError::Unsupported(_) => failed(
            path,
            format!("{}, and only PNG and JPEG are read here", kind(file)),
            "Open it in any image viewer, and save it as PNG.",
        ),
        ImageError::Limits(_) => failed(
            path,
            "the picture is too large to be decoded".into(),
            "Save it smaller; 256 pixels a side are enough.",
        ),
        other => failed(
            path,
            format!("the picture is damaged ({other})"),
            "Save it again as PNG.",
        ),
    })?;
    let [width, height] = [picture.width(), picture.height()];
    let picture = if width.max(height) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle)
    } else {
        picture
    };
    let grey = picture.into_luma16();
    let shape = (grey.height() as usize, grey.width() as usize);
    // The array has as many pixels as the picture: an error here cannot happen.
    let values = ArrayView2::from_shape(shape, grey.as_raw())
        .map_err(|error| failed(path, error.to_string(), "Save it again as PNG."))?;
    Ok(values.mapv(|brightness| 0.5 - f32::from(brightness) / f32::from(u16::MAX)))
}

/// The picture as it is to be looked at: cameras note in a file how they were held.
fn decoded(file: &[u8]) -> Result<DynamicImage, ImageError> {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
    let mut decoder = reader.into_decoder()?;
    Limits::default().reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// What a file that cannot be decoded seems to be, by its first bytes.
fn kind(file: &[u8]) -> String {
    let known: [(&[u8], &str); 4] = [
        (b"GIF8", "a GIF"),
        (b"RIFF", "a WebP"),
        (b"%PDF", "a PDF"),
        (b"<svg", "an SVG"),
    ];
    let found = known.iter().find(|(start, _)| file.starts_with(start));
    found.map_or(
        "the file is no picture that is known".into(),
        |(_, name)| format!("the file is {name}"),
    )
}

fn failed(path: &Path, problem: String, advice: &str) -> Error {
    Error::File {
        path: path.into(),
        problem,
        advice: advice.into(),
    }
}
