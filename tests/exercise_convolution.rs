//! Exercise 1.1.

#[path = "support/exercise.rs"]
mod support;

use ndarray::{Array2, Axis, s};
use v1conv::{Error, conv2d, en};

use support::{cells, constant};

cells!(
    "1.1", "1-1", convolve: fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error>,
    check_1_1, figure_1_1
);

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
fn windows(padded: &Array2<f32>, filter: &Array2<f32>) -> Array2<f32> {
    let windows = padded.windows(filter.dim());
    let sums = windows.into_iter().map(|window| (&window * filter).sum());
    let size = [0, 1].map(|axis| padded.shape()[axis] + 1 - filter.shape()[axis]);
    Array2::from_shape_vec(size, sums.collect()).unwrap()
}

/// The double sum over an image that goes on beyond its border, as `padded` does.
fn continued(
    image: &Array2<f32>,
    filter: &Array2<f32>,
    beyond: fn(isize, isize) -> isize,
) -> Result<Array2<f32>, Error> {
    Ok(windows(&padded(image, filter.nrows() / 2, beyond), filter))
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
    // A padded copy of the image, then windows of it.
    right(|image, filter| continued(image, filter, |at, _| at));
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
    wrong(1, "flipped_filter", |image, filter| {
        Ok(same(image, &filter.slice(s![..;-1, ..;-1]).to_owned()))
    });
    wrong(1, "filter_upside_down", |image, filter| {
        Ok(same(image, &filter.slice(s![..;-1, ..]).to_owned()))
    });
    wrong(1, "filter_mirrored", |image, filter| {
        Ok(same(image, &filter.slice(s![.., ..;-1]).to_owned()))
    });
    wrong(1, "filter_transposed", |image, filter| {
        Ok(same(image, &filter.t().to_owned()))
    });
    wrong(1, "image_transposed", |image, filter| {
        let (rows, columns) = image.dim();
        let size = rows.max(columns);
        let mut turned = Array2::zeros((size, size));
        turned.slice_mut(s![..columns, ..rows]).assign(&image.t());
        let answer = same(&turned, filter);
        Ok(answer.slice(s![..rows, ..columns]).to_owned())
    });
}

#[test]
fn a_wrong_shape_is_named() {
    wrong(1, "no_padding", |image, filter| {
        by_the_crate(image, filter, 0)
    });
    wrong(1, "too_much_padding", |image, filter| {
        by_the_crate(image, filter, filter.nrows() - 1)
    });
    wrong(1, "output_transposed", |image, filter| {
        Ok(same(image, filter).reversed_axes())
    });
    // The values are also wrong, but first things first.
    wrong(0, "no_padding", |image, filter| {
        Ok(by_the_crate(image, filter, 0)? * 7.0)
    });
    told(
        0,
        ["your function gave [0, 0]", "[0, 0]になっています"],
        |_, _| Ok(Array2::zeros((0, 0))),
    );
}

#[test]
fn a_wrong_border_is_named() {
    wrong(1, "border_left_at_zero", |image, filter| {
        let inside = by_the_crate(image, filter, 0)?;
        let half = filter.nrows() / 2;
        let mut output = Array2::zeros(image.dim());
        let (height, width) = inside.dim();
        output
            .slice_mut(s![half..half + height, half..half + width])
            .assign(&inside);
        Ok(output)
    });
    wrong(1, "border_pixels_repeated", |image, filter| {
        continued(image, filter, |at, side| at.clamp(0, side - 1))
    });
    wrong(1, "border_wrapped_around", |image, filter| {
        continued(image, filter, |at, side| at.rem_euclid(side))
    });
    wrong(1, "first_pixels_left_out", |image, filter| {
        continued(image, filter, |at, _| if at > 0 { at } else { -1 })
    });
    wrong(1, "last_pixels_left_out", |image, filter| {
        continued(
            image,
            filter,
            |at, side| if at < side - 1 { at } else { -1 },
        )
    });
    wrong(1, "last_outputs_not_written", |image, filter| {
        let mut output = same(image, filter);
        let (height, width) = output.dim();
        output.slice_mut(s![height - 1.., ..]).fill(0.0);
        output.slice_mut(s![.., width - 1..]).fill(0.0);
        Ok(output)
    });
    // Something nobody thought of: pixels beyond the border count as one.
    wrong(1, "border_wrong", |image, filter| {
        let half = filter.nrows() / 2;
        let mut padded = padded(image, half, |at, _| at) + 1.0;
        let (height, width) = image.dim();
        padded
            .slice_mut(s![half..half + height, half..half + width])
            .assign(image);
        Ok(windows(&padded, filter))
    });
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
    wrong(1, "corner_on_the_pixel", |image, filter| {
        Ok(moved(image, filter, filter.nrows() as isize / 2))
    });
    wrong(1, "filter_too_far_up", |image, filter| {
        Ok(moved(image, filter, -1))
    });
    wrong(1, "filter_too_far_down", |image, filter| {
        Ok(moved(image, filter, 1))
    });
    wrong(1, "last_weights_left_out", |image, filter| {
        let mut less = filter.clone();
        let last = filter.nrows() - 1;
        less.slice_mut(s![last, ..]).fill(0.0);
        less.slice_mut(s![.., last]).fill(0.0);
        Ok(same(image, &less))
    });
}

#[test]
fn a_sum_gone_wrong_is_named() {
    wrong(1, "sum_carried_over", |image, filter| {
        let mut sum = 0.0;
        Ok(same(image, filter).mapv(|value| {
            sum += value;
            sum
        }))
    });
    wrong(1, "sum_carried_along_the_row", |image, filter| {
        let mut output = same(image, filter);
        output.accumulate_axis_inplace(Axis(1), |before, value| *value += before);
        Ok(output)
    });
    wrong(1, "constant_added", |image, filter| {
        Ok(same(image, filter) + 1.0)
    });
    wrong(0, "mean_of_the_products", |image, filter| {
        Ok(same(image, filter) / filter.len() as f32)
    });
    wrong(0, "rectified", |image, filter| {
        Ok(same(image, filter).mapv(|value| value.max(0.0)))
    });
    wrong(0, "wrong_sign", |image, filter| Ok(-same(image, filter)));
    wrong(0, "weights_not_used", |image, filter| {
        Ok(same(image, &Array2::ones(filter.dim())))
    });
    wrong(0, "image_unchanged", |image, _| Ok(image.clone()));
    wrong(0, "all_zero", |image, _| Ok(Array2::zeros(image.dim())));
    wrong(0, "only_the_last_product", |image, filter| {
        let half = filter.nrows() / 2;
        let padded = padded(image, half, |at, _| at);
        Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
            padded[[y + 2 * half, x + 2 * half]] * filter[[2 * half, 2 * half]]
        }))
    });
    told(
        0,
        [
            "Multiply filter[[ky, kx]] by the pixel",
            "積を足し合わせます",
        ],
        |image, filter| Ok(same(image, filter).mapv(f32::sqrt)),
    );
    told(
        0,
        ["the largest difference is NaN", "差は最大NaN"],
        |image, _| Ok(image * f32::NAN),
    );
}

#[test]
fn an_answer_for_the_input_on_the_screen_alone_is_told_so() {
    told(
        0,
        ["the result happens to be right", "たまたま正しい結果"],
        |image, filter| {
            let output = same(image, filter);
            Ok(if image.dim() == (48, 64) {
                output
            } else {
                output.mapv(|_| 5.0)
            })
        },
    );
    // The filter on the screen looks the same when transposed.
    told(
        1,
        ["the result happens to be right", "たまたま正しい結果"],
        |image, filter| Ok(same(image, &filter.t().to_owned())),
    );
}

#[test]
fn a_panic_in_an_answer_is_an_answer() {
    fn careless(image: &Array2<f32>, _: &Array2<f32>) -> Result<Array2<f32>, Error> {
        Ok(Array2::from_elem(image.dim(), image[[usize::MAX, 0]]))
    }
    told(0, ["your function panicked: ", "パニック"], careless);
    told(0, ["out of bounds", "out of bounds"], careless);
    told(0, ["cannot be negative", "負の数になれない"], careless);
    // Later panics are reported again.
    assert!(std::panic::catch_unwind(|| panic!("as before")).is_err());
}

#[test]
fn an_answer_that_is_done_for_some_inputs_is_not_done() {
    told(
        0,
        ["still returns not_done()", "not_done() を返して"],
        |image, filter| {
            if image.nrows() > 3 {
                Ok(same(image, filter))
            } else {
                en::not_done()
            }
        },
    );
}

#[test]
fn what_has_no_evidence_earns_nothing() {
    constants_earn_nothing(|image, _| Ok(constant(image.dim())));
    earns_nothing(|_, _| Ok(Array2::zeros((0, 0))));
    earns_nothing(|image, _| Ok(Array2::zeros((image.nrows(), 0))));
    earns_nothing(|_, filter| Ok(filter.clone()));
}
