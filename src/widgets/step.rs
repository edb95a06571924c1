//! Step through a convolution, position by position.

use ndarray::{Array2, ArrayView2, array};

use super::page::list;
use super::{Widget, convolved};
use crate::display::json_string;
use crate::figure::Colours;
use crate::filters::{PHASE, SIGMA, WAVELENGTH};
use crate::language::{Words, words};
use crate::{Error, Language, center_surround, gabor};

const SCRIPT: &str = include_str!("web/step.js");
/// A picture with more cells than this is unreadable.
const LONGEST_SIDE: usize = 12;
const STRIDES: [usize; 2] = [1, 2];

/// A widget: step through the convolution of a small image with one of the tutorial's filters.
///
/// The filter, the stride (1 or 2) and the padding (none or 1) can be chosen. Each step shows the pixels that the
/// filter sees, the products, their sum, and the output as it fills up. All numbers are those of
/// [`conv2d`](crate::conv2d).
///
/// # Errors
/// Those of [`gabor`] and [`conv2d`](crate::conv2d), which cannot occur here.
pub fn step_through_convolution() -> Result<Widget, Error> {
    let gabor = |orientation| gabor(3, orientation, 0.4 * SIGMA, WAVELENGTH, PHASE);
    let filters = [
        (words!("vertical edges (Sobel)"), example_filter()),
        (words!("center-surround"), center_surround(3, SIGMA)?),
        (words!("Gabor, θ = 90°"), gabor(90.0)?),
        (words!("Gabor, θ = 45°"), gabor(45.0)?),
        (words!("Gabor, θ = 0°"), gabor(0.0)?),
    ];
    widget(&example_image(), &filters, 1, &[0, 1], 0)
}

/// A widget: step through the convolution of your own small image (H, W) with your own filter (K, K).
///
/// It begins with the given stride, 1 or 2, and padding; both can be changed.
///
/// ```
/// use ndarray::array;
///
/// let image = array![[0., 1., 2.], [3., 4., 5.], [6., 7., 8.]];
/// let filter = array![[1., 0.], [0., -1.]];
/// let widget = v1conv::animate_convolution(&image, &filter, 1, 0)?;
/// assert!(widget.html().starts_with("<!DOCTYPE html>"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// Those of [`conv2d`](crate::conv2d); [`Error::Shape`] if the image has more than 12 cells a side, padding included;
/// [`Error::Argument`] for another stride.
pub fn animate_convolution(
    image: &Array2<f32>,
    filter: &Array2<f32>,
    stride: usize,
    padding: usize,
) -> Result<Widget, Error> {
    let filters = [(words!("your filter"), filter.clone())];
    let same = filter.nrows() / 2;
    // No padding, the usual padding, and the requested one.
    let mut paddings = vec![0, same, padding];
    paddings.retain(|&each| each == padding || fits(image, filter, each));
    paddings.sort_unstable();
    paddings.dedup();
    widget(image, &filters, stride, &paddings, padding)
}

fn fits(image: &Array2<f32>, filter: &Array2<f32>, padding: usize) -> bool {
    let sides = [
        (image.nrows(), filter.nrows()),
        (image.ncols(), filter.ncols()),
    ];
    sides
        .iter()
        .all(|&(side, kernel)| (kernel..=LONGEST_SIDE).contains(&(side + 2 * padding)))
}

fn widget(
    image: &Array2<f32>,
    filters: &[(Words, Array2<f32>)],
    stride: usize,
    paddings: &[usize],
    padding: usize,
) -> Result<Widget, Error> {
    let padded =
        [image.nrows(), image.ncols()].map(|side| padding.saturating_mul(2).saturating_add(side));
    if padded.iter().any(|&side| side > LONGEST_SIDE) {
        return Err(Error::Shape {
            what: words!("image of animate_convolution"),
            expected: words!("at most {LONGEST_SIDE} cells a side, padding included"; LONGEST_SIDE),
            found: format!("{padded:?}").into(),
            advice: words!("An image of 5 × 5 and a filter of 3 × 3 are easy to follow."),
        });
    }
    if !STRIDES.contains(&stride) {
        return Err(Error::Argument {
            what: words!("stride of animate_convolution"),
            expected: words!("1 or 2"),
            found: stride.to_string().into(),
            advice: words!("With 1 the filter visits every position, with 2 every other one."),
        });
    }
    let entries = filters
        .iter()
        .map(|(_, filter)| entry(image, filter, paddings));
    let entries = entries.collect::<Result<Vec<_>, Error>>()?;
    let named = |language| {
        let named = filters.iter().zip(&entries).map(|((name, _), entry)| {
            format!("{{\"name\":{},{entry}}}", json_string(name.of(language)))
        });
        list(named)
    };
    let numbers = format!(
        "\"image\":{},\"stride\":{stride},\"padding\":{padding},\"paddings\":{},",
        rows(image.view()),
        list(paddings)
    );
    Ok(Widget {
        name: "step",
        title: words!("Step through a convolution"),
        text: words!(
            "Press play, or step with the arrows. The filter (grey) moves over the input (blue). \
             The pixels beneath it are multiplied by its weights, and the sum of the products \
             becomes one number of the output (green)."
        ),
        more: Words::default(),
        numbers: Words::each(|language| format!("{numbers}\"filters\":{},", named(language))),
        script: SCRIPT,
        // For the tutorial's image.
        heights: match padding {
            0 => [537, 754],
            _ => [828, 1012],
        },
        language: Language::English,
        colours: Colours::default(),
    })
}

/// A filter with the products and outputs of its convolutions, as the members of a JSON object.
fn entry(image: &Array2<f32>, filter: &Array2<f32>, paddings: &[usize]) -> Result<String, Error> {
    let mut outputs = Vec::new();
    for stride in STRIDES {
        let mut each = Vec::new();
        for &padding in paddings {
            each.push(rows(convolved(image, filter, stride, padding)?.view()));
        }
        outputs.push(list(each));
    }
    Ok(format!(
        "\"weights\":{},\"products\":{},\"outputs\":{}",
        rows(filter.view()),
        products(image, filter, paddings.iter().copied().max().unwrap_or(0)),
        list(outputs)
    ))
}

/// The K · K products at each position of the padded image.
fn products(image: &Array2<f32>, filter: &Array2<f32>, padding: usize) -> String {
    let [height, width] =
        [0, 1].map(|axis| image.shape()[axis] + 2 * padding + 1 - filter.shape()[axis]);
    let mut positions = Vec::new();
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let mut products = Vec::new();
        for ((k, l), weight) in filter.indexed_iter() {
            // There is as much padding above and left of the image as below and right of it.
            let (row, column) = ((y + k).wrapping_sub(padding), (x + l).wrapping_sub(padding));
            products.push(weight * image.get((row, column)).copied().unwrap_or(0.0));
        }
        positions.push(numbers(&products));
    }
    list(positions)
}

/// Rows of numbers as JSON.
fn rows(array: ArrayView2<f32>) -> String {
    list(array.outer_iter().map(numbers))
}

/// Numbers as JSON, which only has finite ones.
fn numbers<'a>(values: impl IntoIterator<Item = &'a f32>) -> String {
    list(values.into_iter().map(|value| {
        if value.is_finite() {
            value.to_string()
        } else {
            "null".into()
        }
    }))
}

/// The image of the tutorial's animations: 5 × 5 pixels, a bright bar on a dark background.
#[must_use]
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
#[must_use]
pub fn example_filter() -> Array2<f32> {
    array![[-1., 0., 1.], [-2., 0., 2.], [-1., 0., 1.]]
}
