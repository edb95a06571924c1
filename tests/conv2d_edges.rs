//! Empty arrays, the largest strides and paddings, and the errors for arrays that do not fit.

use ndarray::{Array1, Array4, ArrayView4, Axis, arr0};
use v1conv::{Backend, Error, conv2d};

#[path = "support/convolution.rs"]
mod convolution;
use convolution::*;

fn ones(input: Sides, weight: Sides, stride: usize, padding: usize) -> Case {
    Case::new(input, weight, (stride, padding), || 1.0)
}

#[test]
fn without_images_or_output_channels_the_result_is_empty() {
    for backend in backends() {
        for threads in [1, 4] {
            let dim = |case: Case| case.compute(backend.threads(threads)).unwrap().dim();
            let none = ones((0, 2, 5, 6), (3, 2, 3, 3), 1, 1);
            assert_eq!(dim(none), (0, 3, 5, 6));
            let none = ones((4, 2, 5, 6), (0, 2, 3, 3), 2, 0);
            assert_eq!(dim(none), (4, 0, 2, 2));
            let none = ones((0, 0, 0, 0), (0, 0, 1, 1), 1, 1);
            assert_eq!(dim(none), (0, 0, 2, 2));
        }
    }
}

#[test]
fn without_input_channels_the_result_is_the_bias() {
    for c_out in [1, 6, 8] {
        let mut case = ones((2, 0, 5, 21), (c_out, 0, 3, 2), 1, 0);
        case.bias = Array1::from_iter((0..c_out).map(|c| c as f32 - 1.5));
        for (backend, output) in case.outputs() {
            assert_eq!(output.dim(), (2, c_out, 3, 20));
            for (of_channel, &bias) in output.axis_iter(Axis(1)).zip(&case.bias) {
                assert!(of_channel.iter().all(|&value| value == bias), "{backend:?}");
            }
        }
    }
}

/// No channels means no taps: nothing iterates over such a filter, and no sum of its sides overflows.
#[test]
fn without_input_channels_a_filter_may_be_of_any_size() {
    let filters = [
        (1 << 62, 1, 1 << 62, 1 << 61),
        (1, 1 << 62, 1 << 62, 1 << 61),
        (1 << 31, 1 << 31, 1 << 40, 1 << 30),
        (1 << 20, 1 << 41, usize::MAX, 1 << 40),
        (usize::MAX >> 1, 1, usize::MAX, usize::MAX >> 2),
    ];
    for (height, width, stride, padding) in filters {
        let mut case = ones((2, 0, 1, 1), (1, 0, height, width), stride, padding);
        case.bias.fill(7.0);
        for (_, output) in case.outputs() {
            assert!(!output.is_empty() && output.iter().all(|&value| value == 7.0));
        }
    }
}

#[test]
fn an_image_without_pixels_is_all_padding() {
    for (height, width) in [(0, 0), (0, 5), (5, 0)] {
        for stride in [1, 2] {
            let case = ones((2, 1, height, width), (3, 1, 2, 2), stride, 3);
            case.assert_exact();
            let output = case.compute(Backend::best()).unwrap();
            assert!(!output.is_empty() && output.iter().all(|&value| value == 1.0));
        }
    }
    let unpadded = ones((1, 1, 0, 5), (1, 1, 1, 1), 1, 0).compute(Backend::best());
    assert!(matches!(unpadded, Err(Error::Shape { .. })));
}

#[test]
fn without_a_bias_the_sums_begin_at_zero() {
    let mut numbers = Numbers(51);
    let mut case = Case::new((2, 2, 6, 19), (7, 2, 3, 3), (1, 1), || numbers.whole());
    case.bias.fill(0.0);
    for backend in backends() {
        let output = backend.conv2d(case.input.view(), case.weight.view(), None, 1, 1);
        assert_eq!(output.unwrap(), case.compute(backend).unwrap());
    }
}

#[test]
fn a_stride_beyond_the_image_leaves_the_first_position() {
    let mut numbers = Numbers(52);
    let one = Case::new((2, 2, 5, 6), (3, 2, 3, 4), (100, 1), || numbers.whole());
    let half = isize::MAX as usize;
    for stride in [
        1 << 32,
        half - 1,
        half,
        half + 1,
        usize::MAX - 1,
        usize::MAX,
    ] {
        let case = Case {
            stride,
            ..one.clone()
        };
        for (backend, output) in case.outputs() {
            assert_eq!(output.dim(), (2, 3, 1, 1));
            let first = one.compute(backend).unwrap();
            assert_eq!(output, first, "{stride}, {backend:?}");
        }
    }
}

#[test]
fn a_distant_padding_is_crossed_in_large_strides() {
    let mut numbers = Numbers(53);
    let far = 1 << 40;
    let case = Case::new((1, 2, 3, 4), (2, 2, 3, 4), (far, far), || numbers.whole());
    let there = Case {
        stride: 1,
        padding: 0,
        ..case.clone()
    };
    for (backend, output) in case.outputs() {
        assert_eq!(output.dim(), (1, 2, 3, 3));
        for ((_, c, y, x), &value) in output.indexed_iter() {
            let expected = match (y, x) {
                (1, 1) => there.compute(backend).unwrap()[[0, c, 0, 0]],
                _ => case.bias[c],
            };
            assert_eq!(value, expected, "({y}, {x}), {backend:?}");
        }
    }
    // As far as an image can reach.
    let padding = (isize::MAX as usize - 4) / 2;
    let case = Case {
        stride: usize::MAX,
        padding,
        ..there
    };
    let output = case.compute(Backend::best()).unwrap();
    assert_eq!(output.dim(), (1, 2, 1, 1));
    assert_eq!(output[[0, 1, 0, 0]], case.bias[1]);
}

#[test]
fn arrays_that_do_not_fit_are_explained() {
    let (image, filter) = ((1, 1, 4, 4), (2, 1, 3, 3));
    let other_bias = Case {
        bias: Array1::zeros(3),
        ..ones(image, filter, 1, 1)
    };
    let cases = [
        (
            ones((1, 3, 4, 4), filter, 1, 1),
            "(C_out, 3, K, K), since C_in of the input is 3",
        ),
        (
            other_bias,
            "expected (2), one value for each output channel, found (3)",
        ),
        (
            ones(image, (2, 1, 7, 6), 1, 1),
            "no larger than the padded image, here 6 pixels, found 7",
        ),
        (
            ones(image, (2, 1, 6, 7), 1, 1),
            "no larger than the padded image, here 6 pixels, found 7",
        ),
        (ones(image, (2, 1, 0, 3), 1, 1), "at least 1 × 1"),
        (ones(image, (2, 1, 3, 0), 1, 1), "at least 1 × 1"),
    ];
    for (case, expected) in cases {
        for backend in backends() {
            let error = case.compute(backend).unwrap_err();
            assert!(matches!(error, Error::Shape { .. }), "{error}");
            assert!(error.to_string().contains(expected), "{error}");
        }
    }
}

#[test]
fn impossible_strides_and_paddings_are_explained() {
    let cases = [
        (0, 1, "stride of conv2d: expected 1 or more, found 0"),
        (
            1,
            usize::MAX,
            "padding of conv2d: expected an image that fits into memory",
        ),
        (1, usize::MAX / 2, "padding of conv2d"),
        (1, isize::MAX as usize, "padding of conv2d"),
        (usize::MAX, usize::MAX, "padding of conv2d"),
        (usize::MAX, 1 << 62, "padding of conv2d"),
        (
            1,
            isize::MAX as usize / 2 - 2,
            "result of conv2d: expected an array that fits into memory",
        ),
        (1, 1 << 40, "result of conv2d"),
        (3, 1 << 31, "result of conv2d"),
    ];
    for (stride, padding, expected) in cases {
        let case = ones((1, 1, 4, 4), (2, 1, 3, 3), stride, padding);
        let error = case.compute(Backend::best()).unwrap_err();
        assert!(matches!(error, Error::Argument { .. }), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

/// 2⁴⁷ bytes are all a program can address. Miri and the sanitizers stop when that much is requested.
#[test]
#[cfg_attr(miri, ignore = "asks for more memory than there is")]
fn a_result_that_no_memory_holds_is_explained() {
    let error = ones((1, 1, 4, 4), (2, 1, 3, 3), 1, 1 << 23).compute(Backend::best());
    let message = error.unwrap_err().to_string();
    assert!(
        message.contains("fits into memory, found the shape [1, 2, 16777218,"),
        "{message}"
    );
}

/// One number can stand for any number of images, channels or filters.
#[test]
#[cfg_attr(miri, ignore = "asks for more memory than there is")]
fn broadcast_views_of_any_size_are_refused_in_words() {
    let one = arr0(1.0f32);
    let view = |sides: Sides| -> ArrayView4<f32> { one.broadcast(sides).unwrap() };
    let empty = |sides: Sides| Array4::<f32>::zeros(sides);
    let many = 1 << 58;
    let none = empty((1, 0, 3, 3));
    let filters = empty((many, 0, 1, 1));
    let bias = one.broadcast(many).unwrap();
    let results = [
        (
            "images",
            conv2d(view((many, 1, 3, 3)), view((2, 1, 3, 3)), None, 1, 0),
        ),
        (
            "filters",
            conv2d(view((1, 1, 3, 3)), view((many, 1, 3, 3)), None, 1, 0),
        ),
        (
            "empty filters",
            conv2d(none.view(), filters.view(), None, 1, 0),
        ),
        (
            "biases",
            conv2d(none.view(), filters.view(), Some(bias), 1, 0),
        ),
    ];
    for (what, result) in results {
        let message = result.expect_err(what).to_string();
        assert!(message.contains("fits into memory"), "{what}: {message}");
    }
}
