//! The convolution against a plain nested loop, and what it says to arrays that do not fit.

use ndarray::{Array1, Array2, Array4, ArrayView4, Axis, s};
use v1conv::{Error, conv2d};

/// The definition, word for word: four loops over the result, three over the filter, zero outside.
fn plain(
    input: ArrayView4<f32>,
    weight: ArrayView4<f32>,
    bias: &Array1<f32>,
    stride: usize,
    padding: usize,
) -> Array4<f64> {
    let (images, c_in, height, width) = input.dim();
    let (c_out, _, kernel_height, kernel_width) = weight.dim();
    let rows = (height + 2 * padding - kernel_height) / stride + 1;
    let columns = (width + 2 * padding - kernel_width) / stride + 1;
    Array4::from_shape_fn((images, c_out, rows, columns), |(n, c, y, x)| {
        let mut sum = f64::from(bias[c]);
        for i in 0..c_in {
            for k in 0..kernel_height {
                for l in 0..kernel_width {
                    let (row, column) = (y * stride + k, x * stride + l);
                    if (padding..padding + height).contains(&row)
                        && (padding..padding + width).contains(&column)
                    {
                        let pixel = input[[n, i, row - padding, column - padding]];
                        sum += f64::from(weight[[c, i, k, l]]) * f64::from(pixel);
                    }
                }
            }
        }
        sum
    })
}

/// Numbers that look random and are the same in every run.
struct Numbers(u32);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }

    fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound
    }

    fn array(&mut self, shape: (usize, usize, usize, usize)) -> Array4<f32> {
        Array4::from_shape_simple_fn(shape, || self.next() as f32 / (1 << 23) as f32 - 1.0)
    }
}

#[track_caller]
fn assert_close(ours: &Array4<f32>, plain: &Array4<f64>) {
    assert_eq!(ours.dim(), plain.dim());
    let largest = plain.fold(0.0f64, |largest, value| largest.max(value.abs()));
    for (at, &value) in ours.indexed_iter() {
        let off = (f64::from(value) - plain[at]).abs();
        assert!(off <= 1e-5 * largest, "off by {off} at {at:?}");
    }
}

#[test]
fn random_shapes_agree_with_the_plain_loop() {
    let mut numbers = Numbers(5);
    let (mut even, mut larger, mut compared) = (0, 0, 0);
    while compared < 600 {
        let (height, width) = (1 + numbers.below(12), 1 + numbers.below(12));
        let (kernel_height, kernel_width) = (1 + numbers.below(9), 1 + numbers.below(9));
        let (stride, padding) = (1 + numbers.below(4), numbers.below(10));
        if height + 2 * padding < kernel_height || width + 2 * padding < kernel_width {
            continue;
        }
        let (c_in, c_out) = (1 + numbers.below(4), 1 + numbers.below(4));
        let images = 1 + numbers.below(3);
        let input = numbers.array((images, c_in, height, width));
        let weight = numbers.array((c_out, c_in, kernel_height, kernel_width));
        let bias = numbers.array((1, 1, 1, c_out)).remove_axis(Axis(0));
        let bias = bias.remove_axis(Axis(0)).remove_axis(Axis(0));
        let ours = conv2d(
            input.view(),
            weight.view(),
            Some(bias.view()),
            stride,
            padding,
        )
        .unwrap();
        assert_close(
            &ours,
            &plain(input.view(), weight.view(), &bias, stride, padding),
        );
        even += usize::from(kernel_height % 2 == 0);
        larger += usize::from(kernel_height > height || kernel_width > width);
        compared += 1;
    }
    assert!(
        even > 100 && larger > 100,
        "the shapes are too tame: {even}, {larger}"
    );
}

#[test]
fn any_memory_layout_gives_the_same_result() {
    let mut numbers = Numbers(7);
    let input = numbers.array((2, 3, 9, 8));
    let weight = numbers.array((4, 3, 3, 3));
    let expected = conv2d(input.view(), weight.view(), None, 1, 1).unwrap();

    let turned = input
        .view()
        .reversed_axes()
        .as_standard_layout()
        .into_owned();
    let same = conv2d(turned.view().reversed_axes(), weight.view(), None, 1, 1).unwrap();
    assert_eq!(same, expected);

    let wide = numbers.array((2, 3, 9, 16));
    let every_other = wide.slice(s![.., .., .., ..;2]);
    let copied = every_other.to_owned();
    assert_eq!(
        conv2d(every_other, weight.view(), None, 2, 0).unwrap(),
        conv2d(copied.view(), weight.view(), None, 2, 0).unwrap()
    );
}

#[test]
fn no_images_give_no_activations() {
    let output = conv2d(
        Array4::zeros((0, 2, 5, 5)).view(),
        Array4::zeros((3, 2, 3, 3)).view(),
        None,
        1,
        1,
    );
    assert_eq!(output.unwrap().dim(), (0, 3, 5, 5));
}

#[test]
fn infinities_and_nan_stay_where_they_belong() {
    let mut image = Array2::zeros((5, 5));
    image[[2, 2]] = f32::NAN;
    let input = image.insert_axis(Axis(0)).insert_axis(Axis(0));
    let output = conv2d(input.view(), Array4::ones((1, 1, 3, 3)).view(), None, 1, 1).unwrap();
    for ((_, _, y, x), value) in output.indexed_iter() {
        let sees_it = (1..=3).contains(&y) && (1..=3).contains(&x);
        assert_eq!(value.is_nan(), sees_it, "at ({y}, {x})");
    }
    // A weight of zero times infinity is no number either.
    let infinite = Array4::from_elem((1, 1, 1, 1), f32::INFINITY);
    let output = conv2d(
        infinite.view(),
        Array4::zeros((1, 1, 1, 1)).view(),
        None,
        1,
        0,
    )
    .unwrap();
    assert!(output[[0, 0, 0, 0]].is_nan());
}

#[test]
fn arrays_that_do_not_fit_are_explained() {
    let message = |input: (usize, usize, usize, usize), weight, bias: usize, stride, padding| {
        let bias = Array1::zeros(bias);
        conv2d(
            Array4::zeros(input).view(),
            Array4::zeros(weight).view(),
            Some(bias.view()),
            stride,
            padding,
        )
        .unwrap_err()
        .to_string()
    };
    let image = (1, 1, 4, 4);
    let filter = (2, 1, 3, 3);
    let cases = [
        (message((1, 3, 4, 4), filter, 2, 1, 1), "(C_out, 3, K, K)"),
        (message(image, filter, 3, 1, 1), "expected (2)"),
        (
            message(image, filter, 2, 0, 1),
            "stride of conv2d: expected 1 or more, found 0",
        ),
        (
            message(image, (2, 1, 7, 7), 2, 1, 1),
            "no larger than the padded image, here 6",
        ),
        (message(image, (2, 1, 0, 0), 2, 1, 1), "at least 1 × 1"),
        (
            message(image, filter, 2, 1, usize::MAX),
            "padding of conv2d",
        ),
        (
            message(image, filter, 2, 1, usize::MAX / 4),
            "fits into memory",
        ),
        (message(image, filter, 2, 1, 1 << 21), "fits into memory"),
    ];
    for (message, expected) in cases {
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn a_filter_too_large_is_a_matter_of_shape() {
    let error = conv2d(
        Array4::zeros((1, 1, 2, 2)).view(),
        Array4::zeros((1, 1, 3, 3)).view(),
        None,
        1,
        0,
    );
    assert!(matches!(error, Err(Error::Shape { .. })));
}
