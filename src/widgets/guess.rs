//! Guess first: questions with pictures to click on, before the notebook shows what they ask about.

mod question;

use ndarray::{Array2, ArrayView2, Axis, concatenate, s};

use super::complex::{KERNEL, ORIENTATION, PERIOD, WIDTH};
use super::turn::response;
use super::{Widget, convolved, single};
use crate::language::{Words, words};
use crate::{ConvolutionalLayer, Error, Grating, conv2d, example_photo, filters, gabor, grating};
use question::{Choice, Picture, Question};

/// A widget: which grating makes channel 3 of the tutorial respond most?
///
/// # Errors
/// Those of [`ConvolutionalLayer`], which cannot occur here.
pub fn guess_grating() -> Result<Widget, Error> {
    let weights = filters(6, 7)?;
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, weights.clone())?;
    let mut choices = Vec::new();
    let mut strengths = Vec::new();
    for angle in [-90, -45, 0, 45] {
        let image = grating(f64::from(angle));
        let activation = layer.forward(&single(&image))?;
        let strength = response(activation.slice(s![0, 3, .., ..]));
        strengths.push(strength);
        choices.push(Choice {
            pictures: vec![Picture::stimulus(&image)],
            name: Words::given(format!("{angle}°").replace('-', "−")),
            reply: words!(
                "Channel 3 responds to it with {strength} on average.";
                strength = format!("{strength:.2}")
            ),
        });
    }
    let largest = (0..strengths.len()).max_by(|&a, &b| strengths[a].total_cmp(&strengths[b]));
    Ok(Question {
        name: "guess-grating",
        heights: [561, 738],
        text: words!(
            "These are the weights of channel 3. Which of the gratings makes it respond most?"
        ),
        shown: vec![Picture::weights(weights.slice(s![3, 0, .., ..]))],
        choices,
        answer: largest.unwrap_or_default(),
        reason: words!(
            "A channel responds most where the image looks like its weights. If the stripes run \
             in the same direction as the weights, black falls on the positive side and white on \
             the negative one. Stripes at right angles cover as much of one side as of the other, \
             so the sum is near zero."
        ),
    }
    .widget())
}

/// A widget: what does a convolution without padding do at the border?
///
/// # Errors
/// Those of [`conv2d`], which cannot occur here.
pub fn guess_border() -> Result<Widget, Error> {
    let image = grating(45.0);
    let without = activation(&image, 1, 0)?;
    let (height, width) = without.dim();
    let mut framed = Array2::zeros(image.raw_dim());
    framed
        .slice_mut(s![3..3 + height, 3..3 + width])
        .assign(&without);
    Ok(Question {
        name: "guess-border",
        heights: [596, 715],
        text: words!(
            "A filter of 7 × 7 weights goes over this image of 48 × 64 pixels, and nothing is \
             added around the image. What comes out?"
        ),
        shown: vec![Picture::stimulus(&image)],
        choices: vec![
            Choice {
                pictures: vec![Picture::activation(framed.view(), 64)],
                name: words!("48 × 64, zeros at the border"),
                reply: words!(
                    "The output isn't filled up with zeros. At the border there are simply no \
                     numbers."
                ),
            },
            Choice {
                pictures: vec![Picture::activation(activation(&image, 1, 3)?.view(), 64)],
                name: words!("48 × 64, numbers up to the border"),
                reply: words!(
                    "You get this if three rows and columns of zeros are added all around, a \
                     padding of 3. See how the border of the image itself looks like an edge to \
                     the filter."
                ),
            },
            Choice {
                pictures: vec![Picture::activation(without.view(), 64)],
                name: Words::given(format!("{height} × {width}")),
                reply: words!("The output is smaller by 6 in both directions."),
            },
        ],
        answer: 2,
        reason: words!(
            "The whole filter must lie on the image. Its upper left corner has 48 − 7 + 1 = 42 \
             places to be in from top to bottom, and 64 − 7 + 1 = 58 from left to right."
        ),
    }
    .widget())
}

/// A widget: what does a stride of 2 do to the size of the output?
///
/// # Errors
/// Those of [`conv2d`], which cannot occur here.
pub fn guess_stride() -> Result<Widget, Error> {
    let image = grating(45.0);
    let all = activation(&image, 1, 3)?;
    let choice = |map: ArrayView2<f32>, reply: Words| Choice {
        pictures: vec![Picture::activation(map, 64)],
        name: Words::given(format!("{} × {}", map.nrows(), map.ncols())),
        reply,
    };
    Ok(Question {
        name: "guess-stride",
        heights: [497, 614],
        text: words!(
            "A filter of 7 × 7 that goes one step at a time, over an image with three zeros added \
             all around, gives 48 × 64 numbers. How many are there when it goes two steps at a \
             time, with a stride of 2?"
        ),
        shown: vec![Picture::activation(all.view(), 64)],
        choices: vec![
            choice(
                all.slice(s![..;2, ..]),
                words!("The filter leaves out every other place from left to right, too."),
            ),
            choice(
                activation(&image, 2, 3)?.view(),
                words!("Half of the rows, and half of the columns."),
            ),
            choice(
                activation(&image, 4, 3)?.view(),
                words!("This is the output with stride 4."),
            ),
        ],
        answer: 1,
        reason: words!(
            "The filter visits every other place in both directions: (48 + 6 − 7) / 2 + 1, \
             rounded down, is 24 rows, and there are 32 columns. That is a quarter of the \
             numbers, and a quarter of the work."
        ),
    }
    .widget())
}

/// A widget: which of the tutorial's filters made this activation of a picture?
///
/// # Errors
/// Those of [`conv2d`] and [`example_photo`], which cannot occur here.
pub fn guess_filter() -> Result<Widget, Error> {
    let photo = example_photo()?.slice(s![4..100, 116..244]).to_owned();
    let weights = filters(6, 7)?;
    let choice = |channel: usize, reply: Words| Choice {
        pictures: vec![Picture::weights(weights.slice(s![channel, 0, .., ..]))],
        name: words!("channel {channel}"; channel),
        reply,
    };
    Ok(Question {
        name: "guess-filter",
        heights: [606, 722],
        text: words!(
            "Here is part of a picture, and what one channel made of it. Which channel was it?"
        ),
        shown: vec![
            Picture::stimulus(&photo),
            Picture::activation(activation(&photo, 1, 3)?.view(), 128),
        ],
        choices: vec![
            choice(
                0,
                words!("A center-surround filter would draw every edge, whatever its direction."),
            ),
            choice(
                2,
                words!("This filter would pick out edges that run from left to right."),
            ),
            choice(
                4,
                words!("Its positive and negative weights lie side by side."),
            ),
        ],
        answer: 2,
        reason: words!(
            "The activation shows only upright edges, red on one side of a bright object and blue \
             on the other. The filter compares what is to the left of a place with what is to its \
             right. At a horizontal edge the two are alike, and the sum is zero."
        ),
    }
    .widget())
}

/// A widget: which cell's response does not depend on the phase of the grating?
///
/// # Errors
/// Those of [`conv2d`] and [`gabor`], which cannot occur here.
pub fn guess_cell() -> Result<Widget, Error> {
    let turns = (0..8).map(|number| 45.0 * f64::from(number));
    let one = vec![cell(ORIENTATION, 0.0)?];
    let phases: Vec<_> = turns
        .clone()
        .map(|phase| cell(ORIENTATION, phase))
        .collect::<Result<_, _>>()?;
    let orientations: Vec<_> = turns
        .map(|turn| cell(turn / 2.0, 0.0))
        .collect::<Result<_, _>>()?;
    // One is as large as each of many.
    let share = |number| if number == 1 { 25 } else { 100 };
    let choice = |cells: &[Array2<f32>], name: Words| -> Result<_, Error> {
        let [least, most] = range(cells)?;
        Ok(Choice {
            pictures: cells
                .iter()
                .map(|each| Picture::weights(each.view()).share(share(cells.len())))
                .collect(),
            name,
            reply: words!(
                "As the stripes move, its response goes from {least} to {most}.";
                least = format!("{least:.1}"), most = format!("{most:.1}")
            ),
        })
    };
    Ok(Question {
        name: "guess-cell",
        heights: [373, 526],
        text: words!(
            "The stripes of a grating of 0° move sideways. Each square is a simple cell, a filter \
             whose output is rectified. Which sum of simple cells hardly changes?"
        ),
        shown: Vec::new(),
        choices: vec![
            choice(&one, words!("one simple cell"))?,
            choice(&orientations, words!("eight orientations, one phase"))?,
            choice(&phases, words!("one orientation, eight phases"))?,
        ],
        answer: 2,
        reason: words!(
            "Wherever the stripes are, they suit some of the eight phases, and others when they \
             have moved on, so the sum stays. Cells of other orientations don't help, because \
             they hardly respond to these stripes."
        ),
    }
    .widget())
}

fn cell(orientation: f64, phase: f64) -> Result<Array2<f32>, Error> {
    gabor(KERNEL, orientation, WIDTH, PERIOD, phase)
}

/// The smallest and largest sum of the rectified responses of the units in the middle, as a grating of 0° moves.
fn range(cells: &[Array2<f32>]) -> Result<[f32; 2], Error> {
    let cells: Vec<_> = cells.iter().map(single).collect();
    let views: Vec<_> = cells.iter().map(|cell| cell.view()).collect();
    let Ok(weights) = concatenate(Axis(0), &views) else {
        return Ok([0.0; 2]); // They are all of one size.
    };
    let mut range = [f32::INFINITY, 0.0];
    for phase in (0..360).step_by(15) {
        let stimulus = Grating::new(0.0).phase(f64::from(phase)).render()?;
        let [top, left] = [0, 1].map(|axis| (stimulus.shape()[axis] - KERNEL) / 2);
        let seen = stimulus
            .slice(s![top..top + KERNEL, left..left + KERNEL])
            .to_owned();
        let responses = conv2d(single(&seen).view(), weights.view(), None, 1, 0)?;
        let sum = responses.fold(0.0, |sum, response| sum + response.max(0.0));
        range = [sum.min(range[0]), sum.max(range[1])];
    }
    Ok(range)
}

/// The activation of channel 4 of the tutorial.
fn activation(image: &Array2<f32>, stride: usize, padding: usize) -> Result<Array2<f32>, Error> {
    let filter = filters(6, 7)?.slice_move(s![4, 0, .., ..]);
    convolved(image, &filter, stride, padding)
}
