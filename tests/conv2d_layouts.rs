//! Arrays that are not stored row after row: views, slices, broadcasts.

use ndarray::{Array1, Array4, ArrayView4, arr0, s};

#[path = "support/convolution.rs"]
mod convolution;
use convolution::*;

/// Orders of the axes in memory, and steps along each.
const LAYOUTS: [(&str, [usize; 4], [isize; 4]); 8] = [
    ("in order", [0, 1, 2, 3], [1, 1, 1, 1]),
    ("columns first", [3, 2, 1, 0], [1, 1, 1, 1]),
    ("channels last", [0, 2, 3, 1], [1, 1, 1, 1]),
    ("every other column", [0, 1, 2, 3], [1, 1, 1, 2]),
    ("every third row", [0, 1, 2, 3], [1, 1, 3, 1]),
    ("every other plane", [0, 1, 2, 3], [2, 2, 1, 1]),
    ("mirrored", [0, 1, 2, 3], [1, 1, 1, -1]),
    ("backwards, with gaps", [1, 0, 3, 2], [-1, -2, -3, -4]),
];

/// Miri, a thousand times slower, makes do with two layouts of the weight, one stride, and narrow images.
const OMITTED: usize = if cfg!(miri) { 6 } else { 0 };
const STRIDES: &[(usize, usize)] = if cfg!(miri) {
    &[(2, 1)]
} else {
    &[(1, 1), (2, 0), (3, 4)]
};
const WIDTH: usize = if cfg!(miri) { 6 } else { 30 };

#[test]
fn any_layout_of_input_and_weight_gives_the_same_result() {
    let mut numbers = Numbers(31);
    for &(stride, padding) in STRIDES {
        let input = if cfg!(miri) {
            (1, 2, 3, 7)
        } else {
            (2, 3, 6, 21)
        };
        let weight = (4, input.1, 3, 2);
        let case = Case::new(input, weight, (stride, padding), || numbers.real());
        for backend in backends() {
            let expected = bits(&case.compute(backend).unwrap());
            for (of_input, order, steps) in LAYOUTS {
                let input = laid_out(&case.input, order, steps);
                for (of_weight, order, steps) in LAYOUTS.into_iter().skip(OMITTED) {
                    let weight = laid_out(&case.weight, order, steps);
                    let output = backend.conv2d(
                        input.view(),
                        weight.view(),
                        Some(case.bias.view()),
                        stride,
                        padding,
                    );
                    assert_eq!(
                        bits(&output.unwrap()),
                        expected,
                        "input {of_input}, weight {of_weight}, {backend:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_layouts_differ_in_memory_alone() {
    let mut numbers = Numbers(30);
    let array = Array4::from_shape_simple_fn((2, 3, 4, 5), || numbers.whole());
    let laid_out = LAYOUTS.map(|(_, order, steps)| laid_out(&array, order, steps));
    for (i, layout) in laid_out.iter().enumerate() {
        assert_eq!(layout, array);
        for other in &laid_out[..i] {
            assert_ne!(layout.strides(), other.strides());
        }
    }
}

#[test]
fn any_layout_of_the_bias_gives_the_same_result() {
    let mut numbers = Numbers(32);
    let case = Case::new((1, 1, 3, 5), (9, 1, 2, 2), (1, 0), || numbers.whole());
    let expected = case.compute(backends().next().unwrap()).unwrap();
    for step in [2, 3, -1, -4] {
        let gaps = Array1::from_elem(9 * usize::try_from(i32::abs(step)).unwrap(), f32::NAN);
        let mut bias = gaps.slice_move(s![..;step]);
        bias.assign(&case.bias);
        let case = Case {
            bias,
            ..case.clone()
        };
        for (backend, output) in case.outputs() {
            assert_eq!(output, expected, "{step}, {backend:?}");
        }
    }
}

/// One number, row or image in place of many.
#[test]
fn broadcast_views_give_the_same_result_as_copies() {
    let mut numbers = Numbers(33);
    let mut array = |sides: Sides| Array4::from_shape_simple_fn(sides, || numbers.whole());
    let one_row = array((1, 1, 1, WIDTH));
    let one_column = array((1, 3, 8, 1));
    let one_image = array((1, 3, 8, WIDTH));
    let one_filter = array((1, 3, 2, 3));
    let one_weight = array((1, 1, 1, 1));
    let bias = arr0(3.0);
    for input in [&one_row, &one_column, &one_image] {
        for weight in [&one_filter, &one_weight] {
            let input: ArrayView4<f32> = input.broadcast((2, 3, 8, WIDTH)).unwrap();
            let weight: ArrayView4<f32> = weight.broadcast((7, 3, 2, 3)).unwrap();
            let bias = bias.broadcast(7).unwrap();
            for (stride, padding) in [(1, 1), (3, 0)] {
                let copies = Case {
                    input: input.to_owned(),
                    weight: weight.to_owned(),
                    bias: bias.to_owned(),
                    stride,
                    padding,
                };
                for backend in backends() {
                    let output = backend
                        .conv2d(input, weight, Some(bias), stride, padding)
                        .unwrap();
                    assert_eq!(output, copies.compute(backend).unwrap(), "{backend:?}");
                }
            }
        }
    }
}

#[test]
fn a_result_lies_in_order() {
    let case = Case::new((2, 2, 5, 6), (3, 2, 2, 2), (2, 1), || 1.0);
    assert!(
        case.outputs()
            .all(|(_, output)| output.is_standard_layout())
    );
}
