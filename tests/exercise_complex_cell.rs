//! Bonus exercise 3.

#[path = "support/exercise.rs"]
mod support;

use ndarray::{Array1, Array2, Array4, ArrayView3, Axis, s};
use v1conv::{Error, conv2d};

use support::{cells, constant};

cells!(
    "b3", "b3", respond: fn(&Array2<f32>, &Array4<f32>) -> Result<(Array1<f32>, f32), Error>,
    check_b3, figure_b3
);

fn activations(stimulus: &Array2<f32>, gabors: &Array4<f32>, padding: usize) -> Array4<f32> {
    let input = stimulus.view().insert_axis(Axis(0)).insert_axis(Axis(0));
    conv2d(input, gabors.view(), None, 1, padding).unwrap()
}

/// The unit of each channel at a place for a stimulus of this height and width, not rectified.
fn unit(
    stimulus: &Array2<f32>,
    gabors: &Array4<f32>,
    padding: usize,
    place: fn(usize, usize) -> (usize, usize),
) -> Array1<f32> {
    let (row, column) = place(stimulus.nrows(), stimulus.ncols());
    activations(stimulus, gabors, padding).slice_move(s![0, .., row, column])
}

fn middle(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Array1<f32> {
    unit(stimulus, gabors, gabors.dim().2 / 2, |h, w| (h / 2, w / 2))
}

fn rectified(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Array1<f32> {
    middle(stimulus, gabors).mapv(|response| response.max(0.0))
}

/// These simple cells, and their sum.
fn summed(simple: Array1<f32>) -> Result<(Array1<f32>, f32), Error> {
    let complex = simple.sum();
    Ok((simple, complex))
}

#[test]
fn the_cell_may_be_built_in_any_way() {
    // The patch under the filters, and nothing else.
    right(|stimulus, gabors| {
        let k = gabors.dim().2;
        let (top, left) = (stimulus.nrows() / 2 - k / 2, stimulus.ncols() / 2 - k / 2);
        let patch = stimulus.slice(s![top..top + k, left..left + k]);
        let simple = gabors.outer_iter().map(|gabor: ArrayView3<f32>| {
            let response = (&gabor.index_axis(Axis(0), 0) * &patch).sum();
            if response > 0.0 { response } else { 0.0 }
        });
        summed(simple.collect())
    });
    // Without padding, the middle is elsewhere.
    right(|stimulus, gabors| {
        let half = gabors.dim().2 / 2;
        let (row, column) = (stimulus.nrows() / 2 - half, stimulus.ncols() / 2 - half);
        let valid = activations(stimulus, gabors, 0);
        summed(
            valid
                .slice(s![0, .., row, column])
                .mapv(|response| response.max(0.0)),
        )
    });
    // One filter after the other, added up from the last to the first.
    right(|stimulus, gabors| {
        let mut simple = Vec::new();
        for gabor in gabors.axis_chunks_iter(Axis(0), 1) {
            simple.push(rectified(stimulus, &gabor.to_owned())[0]);
        }
        let complex = simple.iter().rev().sum();
        Ok((Array1::from_vec(simple), complex))
    });
}

#[test]
fn wrong_rectification_is_named() {
    wrong(1, "not_rectified", |stimulus, gabors| {
        summed(middle(stimulus, gabors))
    });
    wrong(1, "absolute_values", |stimulus, gabors| {
        summed(middle(stimulus, gabors).mapv(f32::abs))
    });
    wrong(1, "wrong_half_kept", |stimulus, gabors| {
        summed(middle(stimulus, gabors).mapv(|response| response.min(0.0)))
    });
    wrong(1, "squared", |stimulus, gabors| {
        summed(rectified(stimulus, gabors).mapv(|response| response * response))
    });
    // The complex cell is right, the simple ones are not.
    wrong(1, "not_rectified", |stimulus, gabors| {
        Ok((middle(stimulus, gabors), rectified(stimulus, gabors).sum()))
    });
}

#[test]
fn cells_in_another_place_are_named() {
    fn at(
        stimulus: &Array2<f32>,
        gabors: &Array4<f32>,
        place: fn(usize, usize) -> (usize, usize),
    ) -> Result<(Array1<f32>, f32), Error> {
        let unit = unit(stimulus, gabors, gabors.dim().2 / 2, place);
        summed(unit.mapv(|response| response.max(0.0)))
    }
    wrong(1, "middle_transposed", |s, g| {
        at(s, g, |h, w| (w / 2, h / 2))
    });
    wrong(1, "off_by_one", |s, g| {
        at(s, g, |h, w| (h / 2 - 1, w / 2 - 1))
    });
    wrong(1, "corner_of_the_image", |s, g| at(s, g, |_, _| (0, 0)));
    wrong(1, "sum_over_the_image", |stimulus, gabors| {
        let all = activations(stimulus, gabors, gabors.dim().2 / 2).mapv(|a| a.max(0.0));
        summed(
            all.slice(s![0, .., .., ..])
                .sum_axis(Axis(2))
                .sum_axis(Axis(1)),
        )
    });
    wrong(1, "largest_of_the_image", |stimulus, gabors| {
        let all = activations(stimulus, gabors, gabors.dim().2 / 2);
        let channels = all.index_axis(Axis(0), 0);
        let largest = channels
            .outer_iter()
            .map(|each| each.fold(0.0, |most: f32, &a| most.max(a)));
        summed(largest.collect())
    });
    wrong(0, "all_zero", |_, gabors| {
        summed(Array1::zeros(gabors.dim().0))
    });
    // The middle of the image is a row of the smaller output, but not its middle one. No known mistake gives this for
    // all inputs: there is no evidence that anything is right.
    told(
        0,
        [
            "The simple cells are the activations in the middle",
            "単純細胞は、画像の中央の活性化です",
        ],
        |stimulus, gabors| {
            // For the large filters, the output without padding is too small to have such a place.
            let padding = if gabors.dim().2 > 9 {
                gabors.dim().2 / 2
            } else {
                0
            };
            let unit = unit(stimulus, gabors, padding, |h, w| (h / 2, w / 2));
            summed(unit.mapv(|response| response.max(0.0)))
        },
    );
    wrong(1, "no_padding", |stimulus, gabors| {
        let unit = unit(stimulus, gabors, 0, |h, w| (h / 2, w / 2));
        summed(unit.mapv(|response| response.max(0.0)))
    });
}

#[test]
fn a_flipped_filter_is_named() {
    wrong(1, "flipped_filters", |stimulus, gabors| {
        let flipped = gabors.slice(s![.., .., ..;-1, ..;-1]).to_owned();
        summed(rectified(stimulus, &flipped))
    });
}

#[test]
fn a_wrong_combination_is_named() {
    fn combined(
        stimulus: &Array2<f32>,
        gabors: &Array4<f32>,
        combine: fn(&Array1<f32>) -> f32,
    ) -> Result<(Array1<f32>, f32), Error> {
        let simple = rectified(stimulus, gabors);
        let complex = combine(&simple);
        Ok((simple, complex))
    }
    wrong(1, "largest_simple_cell", |s, g| {
        combined(s, g, |simple| simple.fold(0.0, |most: f32, &r| most.max(r)))
    });
    wrong(1, "mean_of_the_simple_cells", |s, g| {
        combined(s, g, |simple| simple.mean().unwrap())
    });
    wrong(1, "squares_added", |s, g| {
        combined(s, g, |simple| simple.mapv(|r| r * r).sum().sqrt())
    });
    wrong(1, "only_the_first_simple_cell", |s, g| {
        combined(s, g, |simple| simple[0])
    });
    wrong(1, "complex_cell_zero", |s, g| combined(s, g, |_| 0.0));
    wrong(1, "sum_before_rectification", |stimulus, gabors| {
        let raw = middle(stimulus, gabors).sum();
        Ok((rectified(stimulus, gabors), raw))
    });
    told(
        1,
        ["The complex cell is the sum", "複雑細胞は単純細胞の和"],
        |s, g| combined(s, g, |simple| 3.0 * simple.sum()),
    );
}

#[test]
fn a_wrong_number_of_cells_is_a_wrong_shape() {
    told(
        0,
        [
            "the shape of the simple cells is wrong",
            "単純細胞の形状が違います",
        ],
        |_, _| Ok((Array1::zeros(2), 1.0)),
    );
}

#[test]
fn a_complex_cell_hardly_minds_the_phase() {
    let figure = cells::solution_en::figure().unwrap();
    assert!(
        figure
            .text()
            .contains("8 simple cells: modulation 100 %; complex cell: modulation 4 %"),
        "{}",
        figure.text()
    );
}

#[test]
fn what_has_no_evidence_earns_nothing() {
    // With its own sum, with the same again, and alone.
    constants_earn_nothing(|_, gabors| {
        let simple = constant(gabors.dim().0);
        let complex = simple.sum();
        Ok((simple, complex))
    });
    constants_earn_nothing(|_, gabors| Ok((constant(gabors.dim().0), constant(1)[0])));
    constants_earn_nothing(|_, _| Ok((constant(1), constant(1)[0])));
    earns_nothing(|_, _| Ok((Array1::zeros(0), 0.0)));
    earns_nothing(|stimulus, gabors| {
        let simple: Array1<f32> = stimulus.iter().take(gabors.dim().0).copied().collect();
        let complex = simple.sum();
        Ok((simple, complex))
    });
}
