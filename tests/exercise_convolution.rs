//! Exercise 1.1.

#[path = "support/exercise.rs"]
mod support;

use ndarray::{Array2, Axis, s};
use v1conv::{Error, conv2d};
use v1conv::{en, ja};

use support::{
    assert_named, assert_right, assert_told, cells, constant, constants_earn_nothing, earns_nothing,
};

cells!("1.1", "1-1", convolve, check_1_1, figure_1_1);

type Answer = fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error>;

#[track_caller]
fn right(answer: Answer) {
    assert_right("1.1", || en::check_1_1(answer), || ja::check_1_1(answer));
}

#[track_caller]
fn wrong(points: u32, answer: Answer, mistake: &str) {
    let checks = (|| en::check_1_1(answer), || ja::check_1_1(answer));
    assert_named(points, checks, mistake);
}

#[track_caller]
fn told(points: u32, answer: Answer, english: &str, japanese: &str) {
    let checks = (|| en::check_1_1(answer), || ja::check_1_1(answer));
    assert_told(points, checks, (english, japanese));
}

/// The crate's convolution of one image with one filter.
fn by_the_crate(
    image: &Array2<f32>,
    filter: &Array2<f32>,
    padding: usize,
) -> Result<Array2<f32>, Error> {
    let four = |array: &Array2<f32>| array.clone().insert_axis(Axis(0)).insert_axis(Axis(0));
    let output = conv2d(four(image).view(), four(filter).view(), None, 1, padding)?;
    Ok(output.remove_axis(Axis(0)).remove_axis(Axis(0)))
}

fn same(image: &Array2<f32>, filter: &Array2<f32>) -> Array2<f32> {
    by_the_crate(image, filter, filter.nrows() / 2).unwrap()
}

/// The image with `half` extra rows and columns on each side; `beyond` says where their pixels come from.
fn padded(image: &Array2<f32>, half: usize, beyond: fn(isize, isize) -> isize) -> Array2<f32> {
    let (height, width) = image.dim();
    Array2::from_shape_fn((height + 2 * half, width + 2 * half), |(y, x)| {
        let row = beyond(y as isize - half as isize, height as isize);
        let column = beyond(x as isize - half as isize, width as isize);
        image
            .get((row as usize, column as usize))
            .copied()
            .unwrap_or(0.0)
    })
}

/// All windows of a padded image, times the filter.
fn windows(padded: &Array2<f32>, filter: &Array2<f32>, size: (usize, usize)) -> Array2<f32> {
    Array2::from_shape_fn(size, |(y, x)| {
        let window = padded.slice(s![y..y + filter.nrows(), x..x + filter.ncols()]);
        (&window * filter).sum()
    })
}

#[test]
fn the_double_sum_may_be_written_in_any_way() {
    right(|image, filter| Ok(same(image, filter)));
    right(|image, filter| {
        let half = filter.nrows() as isize / 2;
        Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
            let products = filter.indexed_iter().map(|((ky, kx), weight)| {
                let row = y.checked_add_signed(ky as isize - half);
                let column = x.checked_add_signed(kx as isize - half);
                let pixel = row.zip(column).and_then(|at| image.get(at));
                weight * pixel.unwrap_or(&0.0)
            });
            products.sum()
        }))
    });
    // With only what the notebook has taught so far: loops, `if`, `&&`, comparisons, indices.
    right(|image, filter| {
        let (height, width) = image.dim();
        let k = filter.nrows();
        let half = k / 2;
        let mut output: Array2<f32> = Array2::zeros((height, width));
        for y in 0..height {
            for x in 0..width {
                let mut sum = 0.0;
                for ky in 0..k {
                    for kx in 0..k {
                        let inside = y + ky >= half && y + ky < height + half;
                        if inside && x + kx >= half && x + kx < width + half {
                            sum += filter[[ky, kx]] * image[[y + ky - half, x + kx - half]];
                        }
                    }
                }
                output[[y, x]] = sum;
            }
        }
        Ok(output)
    });
    // A padded copy of the image, then windows of it.
    right(|image, filter| {
        let padded = padded(image, filter.nrows() / 2, |at, _| at);
        Ok(windows(&padded, filter, image.dim()))
    });
    // For each weight, the whole image, shifted; in double precision.
    right(|image, filter| {
        let (height, width) = image.dim();
        let half = filter.nrows() / 2;
        let mut output = Array2::<f64>::zeros((height + 2 * half, width + 2 * half));
        for ((ky, kx), &weight) in filter.indexed_iter() {
            let (y, x) = (2 * half - ky, 2 * half - kx);
            let mut place = output.slice_mut(s![y..y + height, x..x + width]);
            place += &image.mapv(|pixel| f64::from(pixel) * f64::from(weight));
        }
        let output = output.slice(s![half..half + height, half..half + width]);
        Ok(output.mapv(|value| value as f32))
    });
}

#[test]
fn a_filter_the_wrong_way_round_is_named() {
    wrong(
        1,
        |image, filter| Ok(same(image, &filter.slice(s![..;-1, ..;-1]).to_owned())),
        "flipped_filter",
    );
    wrong(
        1,
        |image, filter| Ok(same(image, &filter.slice(s![..;-1, ..]).to_owned())),
        "filter_upside_down",
    );
    wrong(
        1,
        |image, filter| Ok(same(image, &filter.slice(s![.., ..;-1]).to_owned())),
        "filter_mirrored",
    );
    wrong(
        1,
        |image, filter| Ok(same(image, &filter.t().to_owned())),
        "filter_transposed",
    );
    wrong(
        1,
        |image, filter| {
            let (rows, columns) = image.dim();
            let size = rows.max(columns);
            let mut turned = Array2::zeros((size, size));
            turned.slice_mut(s![..columns, ..rows]).assign(&image.t());
            let answer = same(&turned, filter);
            Ok(answer.slice(s![..rows, ..columns]).to_owned())
        },
        "image_transposed",
    );
}

#[test]
fn a_wrong_shape_is_named() {
    wrong(
        1,
        |image, filter| by_the_crate(image, filter, 0),
        "no_padding",
    );
    wrong(
        1,
        |image, filter| by_the_crate(image, filter, filter.nrows() - 1),
        "too_much_padding",
    );
    wrong(
        1,
        |image, filter| Ok(same(image, filter).reversed_axes()),
        "output_transposed",
    );
    // The values are also wrong, but first things first.
    wrong(
        0,
        |image, filter| Ok(by_the_crate(image, filter, 0)? * 7.0),
        "no_padding",
    );
    told(
        0,
        |_, _| Ok(Array2::zeros((0, 0))),
        "your function gave [0, 0]",
        "[0, 0]になっています",
    );
}

#[test]
fn a_wrong_border_is_named() {
    wrong(
        1,
        |image, filter| {
            let inside = by_the_crate(image, filter, 0)?;
            let half = filter.nrows() / 2;
            let mut output = Array2::zeros(image.dim());
            let (height, width) = inside.dim();
            output
                .slice_mut(s![half..half + height, half..half + width])
                .assign(&inside);
            Ok(output)
        },
        "border_left_at_zero",
    );
    wrong(
        1,
        |image, filter| {
            let padded = padded(image, filter.nrows() / 2, |at, side| at.clamp(0, side - 1));
            Ok(windows(&padded, filter, image.dim()))
        },
        "border_pixels_repeated",
    );
    wrong(
        1,
        |image, filter| {
            let padded = padded(image, filter.nrows() / 2, |at, side| at.rem_euclid(side));
            Ok(windows(&padded, filter, image.dim()))
        },
        "border_wrapped_around",
    );
    wrong(
        1,
        |image, filter| {
            let padded = padded(
                image,
                filter.nrows() / 2,
                |at, _| if at > 0 { at } else { -1 },
            );
            Ok(windows(&padded, filter, image.dim()))
        },
        "first_pixels_left_out",
    );
    wrong(
        1,
        |image, filter| {
            let padded = padded(image, filter.nrows() / 2, |at, side| {
                if at < side - 1 { at } else { -1 }
            });
            Ok(windows(&padded, filter, image.dim()))
        },
        "last_pixels_left_out",
    );
    wrong(
        1,
        |image, filter| {
            let mut output = same(image, filter);
            let (height, width) = output.dim();
            output.slice_mut(s![height - 1.., ..]).fill(0.0);
            output.slice_mut(s![.., width - 1..]).fill(0.0);
            Ok(output)
        },
        "last_outputs_not_written",
    );
    // Something nobody thought of: pixels beyond the border count as one.
    wrong(
        1,
        |image, filter| {
            let half = filter.nrows() / 2;
            let mut padded = padded(image, half, |at, _| at) + 1.0;
            let (height, width) = image.dim();
            padded
                .slice_mut(s![half..half + height, half..half + width])
                .assign(image);
            Ok(windows(&padded, filter, image.dim()))
        },
        "border_wrong",
    );
}

#[test]
fn a_filter_out_of_place_is_named() {
    fn moved(image: &Array2<f32>, filter: &Array2<f32>, by: isize) -> Array2<f32> {
        let half = filter.nrows() as isize / 2;
        Array2::from_shape_fn(image.dim(), |(y, x)| {
            let products = filter.indexed_iter().map(|((ky, kx), weight)| {
                let row = y as isize + ky as isize - half + by;
                let column = x as isize + kx as isize - half + by;
                weight * image.get((row as usize, column as usize)).unwrap_or(&0.0)
            });
            products.sum()
        })
    }
    wrong(
        1,
        |image, filter| Ok(moved(image, filter, filter.nrows() as isize / 2)),
        "corner_on_the_pixel",
    );
    wrong(
        1,
        |image, filter| Ok(moved(image, filter, -1)),
        "filter_too_far_up",
    );
    wrong(
        1,
        |image, filter| Ok(moved(image, filter, 1)),
        "filter_too_far_down",
    );
    wrong(
        1,
        |image, filter| {
            let mut less = filter.clone();
            let last = filter.nrows() - 1;
            less.slice_mut(s![last, ..]).fill(0.0);
            less.slice_mut(s![.., last]).fill(0.0);
            Ok(same(image, &less))
        },
        "last_weights_left_out",
    );
}

#[test]
fn a_sum_gone_wrong_is_named() {
    wrong(
        1,
        |image, filter| {
            let mut sum = 0.0;
            Ok(same(image, filter).mapv(|value| {
                sum += value;
                sum
            }))
        },
        "sum_carried_over",
    );
    wrong(
        1,
        |image, filter| {
            let mut output = same(image, filter);
            output.accumulate_axis_inplace(Axis(1), |before, value| *value += before);
            Ok(output)
        },
        "sum_carried_along_the_row",
    );
    wrong(
        1,
        |image, filter| Ok(same(image, filter) + 1.0),
        "constant_added",
    );
    wrong(
        0,
        |image, filter| Ok(same(image, filter) / filter.len() as f32),
        "mean_of_the_products",
    );
    wrong(
        0,
        |image, filter| Ok(same(image, filter).mapv(|value| value.max(0.0))),
        "rectified",
    );
    wrong(0, |image, filter| Ok(-same(image, filter)), "wrong_sign");
    wrong(
        0,
        |image, filter| Ok(same(image, &Array2::ones(filter.dim()))),
        "weights_not_used",
    );
    wrong(0, |image, _| Ok(image.clone()), "image_unchanged");
    wrong(0, |image, _| Ok(Array2::zeros(image.dim())), "all_zero");
    wrong(
        0,
        |image, filter| {
            let half = filter.nrows() / 2;
            let padded = padded(image, half, |at, _| at);
            Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
                padded[[y + 2 * half, x + 2 * half]] * filter[[2 * half, 2 * half]]
            }))
        },
        "only_the_last_product",
    );
    told(
        0,
        |image, filter| Ok(same(image, filter).mapv(f32::sqrt)),
        "Multiply filter[[ky, kx]] by the pixel",
        "積を足し合わせます",
    );
    told(
        0,
        |image, _| Ok(image * f32::NAN),
        "the largest difference is NaN",
        "差は最大NaN",
    );
}

#[test]
fn an_answer_for_the_input_on_the_screen_alone_is_told_so() {
    told(
        0,
        |image, filter| {
            let output = same(image, filter);
            Ok(if image.dim() == (48, 64) {
                output
            } else {
                output.mapv(|_| 5.0)
            })
        },
        "the result happens to be right",
        "たまたま正しい結果",
    );
    // The filter on the screen looks the same when transposed.
    told(
        1,
        |image, filter| Ok(same(image, &filter.t().to_owned())),
        "the result happens to be right",
        "たまたま正しい結果",
    );
}

#[test]
fn a_panic_in_an_answer_is_an_answer() {
    fn careless(image: &Array2<f32>, _: &Array2<f32>) -> Result<Array2<f32>, Error> {
        Ok(Array2::from_elem(image.dim(), image[[usize::MAX, 0]]))
    }
    told(0, careless, "your function panicked: ", "パニック");
    told(0, careless, "out of bounds", "out of bounds");
    told(0, careless, "cannot be negative", "負の数になれない");
    // Later panics are reported again.
    assert!(std::panic::catch_unwind(|| panic!("as before")).is_err());
}

#[test]
fn an_answer_that_is_done_for_some_inputs_is_not_done() {
    told(
        0,
        |image, filter| {
            if image.nrows() > 3 {
                Ok(same(image, filter))
            } else {
                en::not_done()
            }
        },
        "still returns not_done()",
        "not_done() を返して",
    );
}

#[test]
fn what_has_no_evidence_earns_nothing() {
    constants_earn_nothing(|| en::check_1_1(|image, _| Ok(constant(image.dim()))));
    earns_nothing(en::check_1_1(|_, _| Ok(Array2::zeros((0, 0)))));
    earns_nothing(en::check_1_1(|image, _| {
        Ok(Array2::zeros((image.nrows(), 0)))
    }));
    earns_nothing(en::check_1_1(|image, _| Ok(image.clone())));
    earns_nothing(en::check_1_1(|_, filter| Ok(filter.clone())));
}
