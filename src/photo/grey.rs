//! A decoded picture as a small grey one, without a second large one in between.

use image::{DynamicImage, ImageBuffer, Pixel, Primitive};
use ndarray::Array2;

/// The brightness of each pixel from 0 (black) to 1 (white), white where the picture is transparent.
///
/// If the picture has more than `longest` pixels a side, each pixel is the average of those it replaces.
pub(super) fn small(picture: &DynamicImage, longest: u32) -> Array2<f32> {
    match picture {
        DynamicImage::ImageLuma8(pixels) => averaged(pixels, longest),
        DynamicImage::ImageLumaA8(pixels) => averaged(pixels, longest),
        DynamicImage::ImageRgb8(pixels) => averaged(pixels, longest),
        DynamicImage::ImageRgba8(pixels) => averaged(pixels, longest),
        DynamicImage::ImageLuma16(pixels) => averaged(pixels, longest),
        DynamicImage::ImageLumaA16(pixels) => averaged(pixels, longest),
        DynamicImage::ImageRgb16(pixels) => averaged(pixels, longest),
        DynamicImage::ImageRgba16(pixels) => averaged(pixels, longest),
        // PNG and JPEG have no others.
        other => averaged(&other.to_rgba16(), longest),
    }
}

fn averaged<P: Pixel>(picture: &ImageBuffer<P, Vec<P::Subpixel>>, longest: u32) -> Array2<f32>
where
    P::Subpixel: Into<f32>,
{
    let (width, height) = picture.dimensions();
    let share = f64::from(longest) / f64::from(width.max(height));
    let side = |pixels: u32| match share < 1.0 {
        true => ((f64::from(pixels) * share).round() as u32).max(1),
        false => pixels,
    };
    let (columns, rows) = (side(width), side(height));
    let mut averages = Array2::<f64>::zeros((rows as usize, columns as usize));
    let mut row = vec![0.0; columns as usize];
    for (y, pixels) in picture.rows().enumerate() {
        row.fill(0.0);
        for (x, pixel) in pixels.enumerate() {
            let brightness = f64::from(brightness(pixel));
            for (column, share) in shares(x as u64, width, columns) {
                row[column] += share * brightness;
            }
        }
        for (to, share) in shares(y as u64, height, rows) {
            for (average, brightness) in averages.row_mut(to).iter_mut().zip(&row) {
                *average += share * brightness;
            }
        }
    }
    averages.mapv(|average| average as f32)
}

/// The one or two of `to` pixels that pixel `at` of `from` contributes to, and with what share.
fn shares(at: u64, from: u32, to: u32) -> impl Iterator<Item = (usize, f64)> {
    let (from, to) = (u64::from(from), u64::from(to));
    // In units of which a pixel of the result has `from`, and one of the picture `to`.
    let (begin, end) = (at * to, (at + 1) * to);
    let first = begin / from;
    let border = end.min((first + 1) * from);
    let part = move |pixel: u64, parts: u64| (pixel as usize, parts as f64 / from as f64);
    [part(first, border - begin), part(first + 1, end - border)]
        .into_iter()
        .filter(|&(_, share)| share > 0.0)
}

/// How bright a pixel looks (ITU-R BT.709), on a white background.
fn brightness<P: Pixel>(pixel: &P) -> f32
where
    P::Subpixel: Into<f32>,
{
    let most: f32 = P::Subpixel::DEFAULT_MAX_VALUE.into();
    let channel = |number: usize| pixel.channels()[number].into() / most;
    let colour = || 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2);
    let (brightness, opacity) = match P::CHANNEL_COUNT {
        1 => (channel(0), 1.0),
        2 => (channel(0), channel(1)),
        3 => (colour(), 1.0),
        _ => (colour(), channel(3)),
    };
    (opacity * brightness + (1.0 - opacity)).min(1.0)
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma};

    use super::*;

    #[test]
    fn every_pixel_counts_once() {
        for (from, to) in [(7, 7), (7, 3), (256, 255), (1000, 1), (3, 2)] {
            let mut whole = vec![0.0; to as usize];
            for at in 0..u64::from(from) {
                for (pixel, share) in shares(at, from, to) {
                    whole[pixel] += share;
                }
            }
            let all_whole = whole.iter().all(|sum| f64::abs(sum - 1.0) < 1e-12);
            assert!(all_whole, "{from} to {to}: {whole:?}");
        }
    }

    #[test]
    fn a_small_picture_stays_as_it_is_and_a_large_one_keeps_its_mean() {
        let picture = GrayImage::from_fn(9, 5, |x, y| Luma([(x * 20 + y) as u8]));
        let same = averaged(&picture, 9);
        assert_eq!(same[[4, 8]], 164.0 / 255.0);
        let smaller = averaged(&picture, 3);
        assert_eq!(smaller.dim(), (2, 3));
        let mean = |image: &Array2<f32>| image.sum() / image.len() as f32;
        assert!((mean(&same) - mean(&smaller)).abs() < 1e-6);
    }
}
