//! A convolution in motion: the filter slides over the image, and the output fills up.

mod scene;

use std::path::Path;
use std::time::Duration;

use image::codecs::gif::{GifEncoder, Repeat};
use image::{Delay, DynamicImage, Frame};
use ndarray::{Array2, Axis, array};
use scene::Scene;

use crate::display::{Show, image as image_element};
use crate::figure::raster;
use crate::{Error, conv2d, files};

/// More cells than this make a picture that nobody can read.
const LONGEST_SIDE: usize = 12;
const STEP: Duration = Duration::from_millis(700);

/// A moving picture, as a GIF.
///
/// As the last expression of a notebook's cell it is shown; [`save`](Animation::save) writes it to a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Animation {
    gif: Vec<u8>,
    width: u32,
    text: String,
}

impl Animation {
    /// The bytes of the GIF file.
    pub fn gif(&self) -> &[u8] {
        &self.gif
    }

    /// The animation in words. It is the alternative text, too.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes the animation to a file, whole or not at all.
    ///
    /// # Errors
    /// [`Error::File`] if the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        files::write_whole(path.as_ref(), &self.gif)
    }
}

impl Show for Animation {
    fn forms(&self) -> Vec<(&'static str, String)> {
        vec![
            (
                "text/html",
                image_element("image/gif", &self.gif, self.width, &self.text),
            ),
            ("text/plain", self.text.clone()),
        ]
    }
}

/// Animates the convolution of a small image (H, W) with a small filter (K, K).
///
/// The input is blue, the filter grey, the output green; each frame shows one position of the filter, the pixels
/// that it sees, and the sum that it gives. The numbers are those of [`conv2d`]; with a padding, the zeros around
/// the image are shown faintly.
///
/// ```
/// use ndarray::array;
///
/// let image = array![[0., 1., 2.], [3., 4., 5.], [6., 7., 8.]];
/// let filter = array![[1., 0.], [0., -1.]];
/// let animation = v1conv::animate_convolution(&image, &filter, 1, 0)?;
/// assert!(animation.gif().starts_with(b"GIF89a"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// Those of [`conv2d`]; [`Error::Shape`] if the image has more than 12 cells a side.
pub fn animate_convolution(
    image: &Array2<f32>,
    filter: &Array2<f32>,
    stride: usize,
    padding: usize,
) -> Result<Animation, Error> {
    let padded =
        [image.nrows(), image.ncols()].map(|side| padding.saturating_mul(2).saturating_add(side));
    if padded.iter().any(|&side| side > LONGEST_SIDE) {
        return Err(Error::Shape {
            what: "image of animate_convolution",
            expected: format!("at most {LONGEST_SIDE} cells a side, padding included"),
            found: format!("{padded:?}"),
            advice: "An image of 5 × 5 and a filter of 3 × 3 are easy to follow.".into(),
        });
    }
    let four = |array: &Array2<f32>| array.clone().insert_axis(Axis(0)).insert_axis(Axis(0));
    let output = conv2d(
        four(image).view(),
        four(filter).view(),
        None,
        stride,
        padding,
    )?;
    let output = output.remove_axis(Axis(0)).remove_axis(Axis(0));
    let scene = Scene {
        image,
        filter,
        output: &output,
        stride,
        padding,
    };
    let mut gif = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut gif, 10);
    let unwell = |error: image::ImageError| Error::Figure {
        problem: error.to_string(),
    };
    encoder.set_repeat(Repeat::Infinite).map_err(unwell)?;
    for position in 0..output.len() {
        let mut drawn = raster::draw(&scene.figure(position), 1)?;
        // Sixteen steps a channel keep the smooth edges of the letters within a GIF's 256 colours.
        drawn
            .iter_mut()
            .for_each(|channel| *channel = channel.saturating_add(8) / 17 * 17);
        let pixels = DynamicImage::ImageRgb8(drawn).into_rgba8();
        let delay = Delay::from_saturating_duration(if position + 1 == output.len() {
            3 * STEP
        } else {
            STEP
        });
        encoder
            .encode_frame(Frame::from_parts(pixels, 0, 0, delay))
            .map_err(unwell)?;
    }
    drop(encoder);
    let figure = scene.figure(0);
    Ok(Animation {
        gif,
        width: figure.width,
        text: figure.text,
    })
}

/// The image of the tutorial's animations: 5 × 5 pixels, a bright bar on a dark ground.
pub fn example_image() -> Array2<f32> {
    array![
        [0., 0., 1., 2., 0.],
        [0., 1., 3., 1., 0.],
        [0., 2., 3., 0., 1.],
        [1., 3., 1., 0., 0.],
        [2., 1., 0., 0., 0.],
    ]
}

/// The filter of the tutorial's animations: 3 × 3, negative on the left and positive on the right.
pub fn example_filter() -> Array2<f32> {
    array![[-1., 0., 1.], [-2., 0., 2.], [-1., 0., 1.]]
}
