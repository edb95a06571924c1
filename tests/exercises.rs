//! The checks of the exercises: right answers pass, wrong ones are told what is wrong with them.

use ndarray::{Array2, Array4, Axis, concatenate, s};
use serde_json::Value;
use v1conv::exercises::{Check, Status, en, ja};
use v1conv::{ConvolutionalLayer, Error, Show, conv2d, filters, grating};

fn record(check: &Check) -> Value {
    let forms = check.forms();
    let record = forms
        .iter()
        .find(|(kind, _)| *kind == "application/vnd.v1conv.check+json");
    serde_json::from_str(&record.unwrap().1).unwrap()
}

#[track_caller]
fn assert_passed(check: Check, exercise: &str) {
    let record = record(&check);
    assert_eq!(record["status"], "passed", "{record}");
    assert_eq!(
        (&record["points"], &record["max_points"]),
        (&Value::from(1), &Value::from(1))
    );
    assert_eq!(record["exercise"], exercise);
}

#[track_caller]
fn assert_failed(check: Check, expected: &[&str]) {
    let record = record(&check);
    assert_eq!(
        (&record["status"], &record["points"]),
        (&Value::from("failed"), &Value::from(0))
    );
    for part in expected {
        assert!(
            check.message().contains(part),
            "{part:?} is not in {:?}",
            check.message()
        );
    }
}

/// The convolution of one image with one filter, by the crate.
fn by_the_crate(
    image: &Array2<f32>,
    filter: &Array2<f32>,
    padding: usize,
) -> Result<Array2<f32>, Error> {
    let four = |array: &Array2<f32>| array.clone().insert_axis(Axis(0)).insert_axis(Axis(0));
    let output = conv2d(four(image).view(), four(filter).view(), None, 1, padding)?;
    Ok(output.remove_axis(Axis(0)).remove_axis(Axis(0)))
}

#[test]
fn placeholders_are_not_attempted_in_either_language() {
    let checks = [
        (en::check_1_1(|_, _| en::not_done()), "not attempted yet"),
        (en::check_1_3(|_| en::not_done()), "not attempted yet"),
        (en::check_b2(|_| en::not_done()), "not attempted yet"),
        (
            ja::check_1_1(|_, _| ja::not_done()),
            "まだ解答されていません",
        ),
        (ja::check_1_3(|_| ja::not_done()), "まだ解答されていません"),
        (ja::check_b2(|_| ja::not_done()), "まだ解答されていません"),
    ];
    for (check, text) in checks {
        assert_eq!(check.status(), Status::NotAttempted);
        assert_eq!(record(&check)["status"], "not_attempted");
        assert!(check.message().contains(text), "{}", check.message());
    }
}

#[test]
fn the_double_sum_may_be_written_in_any_way() {
    assert_passed(
        en::check_1_1(|image, filter| by_the_crate(image, filter, filter.nrows() / 2)),
        "1.1",
    );
    assert_passed(
        ja::check_1_1(|image, filter| {
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
        }),
        "1.1",
    );
    // A padded copy of the image, then windows of it.
    assert_passed(
        en::check_1_1(|image, filter| {
            let half = filter.nrows() / 2;
            let (height, width) = image.dim();
            let mut padded = Array2::zeros((height + 2 * half, width + 2 * half));
            padded
                .slice_mut(s![half..half + height, half..half + width])
                .assign(image);
            Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
                let window = padded.slice(s![y..y + filter.nrows(), x..x + filter.ncols()]);
                (&window * filter).sum()
            }))
        }),
        "1.1",
    );
}

#[test]
fn wrong_double_sums_get_the_hint_that_fits() {
    assert_failed(
        en::check_1_1(|image, filter| {
            by_the_crate(
                image,
                &filter.slice(s![..;-1, ..;-1]).to_owned(),
                filter.nrows() / 2,
            )
        }),
        &[
            "are off, by up to",
            "The first one is at [",
            "You flipped the filter",
        ],
    );
    assert_failed(
        en::check_1_1(|image, filter| {
            by_the_crate(image, &filter.t().to_owned(), filter.nrows() / 2)
        }),
        &["Rows and columns of the filter are swapped"],
    );
    assert_failed(
        en::check_1_1(|image, filter| by_the_crate(image, filter, 0)),
        &[
            "wrong shape: expected [6, 8], found [4, 6]",
            "Let its middle visit every pixel",
        ],
    );
    assert_failed(
        en::check_1_1(|image, filter| {
            Ok(by_the_crate(image, filter, filter.nrows() / 2)?.reversed_axes())
        }),
        &["wrong shape", "the first number of a shape counts rows"],
    );
    assert_failed(
        en::check_1_1(|image, filter| {
            // The border is left at zero.
            let half = filter.nrows() / 2;
            let mut output = by_the_crate(image, filter, half)?;
            let (height, width) = image.dim();
            for ((y, x), value) in output.indexed_iter_mut() {
                if y < half || x < half || y + half >= height || x + half >= width {
                    *value = 0.0;
                }
            }
            Ok(output)
        }),
        &["At the border the filter reaches beyond the image"],
    );
    assert_failed(
        en::check_1_1(|image, filter| Ok(by_the_crate(image, filter, filter.nrows() / 2)? + 1.0)),
        &[
            "48 of 48 are off, by up to 1.000",
            "at [0, 0]",
            "starts at zero",
        ],
    );
    assert_failed(
        en::check_1_1(|_, _| Ok(Array2::zeros((0, 0)))),
        &["found [0, 0]"],
    );
    assert_failed(
        en::check_1_1(|image, _| Ok(image * f32::NAN)),
        &["48 of 48", "NaN"],
    );
}

#[test]
fn a_panic_in_an_answer_is_an_answer() {
    fn careless(image: &Array2<f32>, _: &Array2<f32>) -> Result<Array2<f32>, Error> {
        Ok(Array2::from_elem(image.dim(), image[[usize::MAX, 0]]))
    }
    assert_failed(
        en::check_1_1(careless),
        &[
            "Your function panicked: ",
            "out of bounds",
            "cannot be negative",
        ],
    );
    assert_failed(ja::check_1_1(careless), &["パニック", "負の数になれない"]);
    // Later panics are reported again.
    assert!(std::panic::catch_unwind(|| panic!("as before")).is_err());
}

#[test]
fn an_error_in_an_answer_is_shown() {
    assert_failed(
        en::check_b2(|_| filters(1, 7)),
        &["Your function gave an error: out_channels of filters: expected 2 or more"],
    );
}

/// Gratings of these orientations, drawn by `draw`, as stimuli (N, 1, H, W).
fn stimuli(orientations: &[f64], draw: impl Fn(f64) -> Array2<f32>) -> Array4<f32> {
    let mut stimuli = Array4::zeros((orientations.len(), 1, 48, 64));
    for (i, &angle) in orientations.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&draw(angle));
    }
    stimuli
}

fn layer() -> ConvolutionalLayer {
    ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7).unwrap()).unwrap()
}

type Answer = Result<(Array4<f32>, Array4<f32>), Error>;

#[test]
fn the_layer_may_be_run_in_any_way() {
    fn all_at_once(orientations: &[f64]) -> Answer {
        let stimuli = stimuli(orientations, grating);
        let activations = layer().forward(&stimuli)?;
        Ok((stimuli, activations))
    }
    fn by_conv2d(orientations: &[f64]) -> Answer {
        let stimuli = stimuli(orientations, grating);
        let activations = conv2d(stimuli.view(), filters(6, 7)?.view(), None, 1, 3)?;
        Ok((stimuli, activations))
    }
    fn one_by_one(orientations: &[f64]) -> Answer {
        let stimuli = stimuli(orientations, grating);
        let mut parts = Vec::new();
        for image in stimuli.axis_chunks_iter(Axis(0), 1) {
            parts.push(layer().forward(&image.to_owned())?);
        }
        let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
        let activations = concatenate(Axis(0), &views).unwrap();
        Ok((stimuli, activations))
    }
    for answer in [all_at_once, by_conv2d, one_by_one] {
        assert_passed(en::check_1_3(answer), "1.3");
        assert_passed(ja::check_1_3(answer), "1.3");
    }
}

#[test]
fn wrong_layers_get_the_hint_that_fits() {
    fn run(stimuli: Array4<f32>, layer: &ConvolutionalLayer) -> Answer {
        let activations = layer.forward(&stimuli)?;
        Ok((stimuli, activations))
    }
    assert_failed(
        en::check_1_3(|o| run(stimuli(o, |angle| grating(-angle)), &layer())),
        &["Stimuli: The values", "wrong sign"],
    );
    assert_failed(
        en::check_1_3(|o| run(stimuli(o, |angle| grating(angle.to_radians())), &layer())),
        &["degrees, not radians"],
    );
    assert_failed(
        en::check_1_3(|o| run(stimuli(o, |_| Array2::zeros((48, 64))), &layer())),
        &["Stimulus i is grating(orientations[i])"],
    );
    // Right for the orientations on the screen, and for no others.
    assert_failed(
        en::check_1_3(|_| run(stimuli(&[-90.0, -45.0, 0.0, 45.0, 90.0], grating), &layer())),
        &["Stimuli: The result has the wrong shape: expected [3, 1, 48, 64], found [5, 1, 48, 64]"],
    );
    assert_failed(
        en::check_1_3(|o| run(stimuli(o, grating), &ConvolutionalLayer::new(1, 6, 7)?)),
        &["Activations: The values", "draws random weights"],
    );
    assert_failed(
        en::check_1_3(|o| {
            run(
                stimuli(o, grating),
                &ConvolutionalLayer::with_filters(1, 4, 7, filters(4, 7)?)?,
            )
        }),
        &["Activations: The result has the wrong shape", "c_out = 6"],
    );
    assert_failed(
        ja::check_1_3(|o| {
            let (stimuli, activations) = run(stimuli(o, grating), &layer())?;
            Ok((stimuli, activations + 0.5))
        }),
        &["活性化：", "バイアスは 0"],
    );
}

#[test]
fn weights_are_read_from_the_layer_that_is_given() {
    assert_passed(en::check_b2(|layer| Ok(layer.weight().clone())), "b2");
    assert_passed(ja::check_b2(|layer| Ok(layer.weight().to_owned())), "b2");
    assert_passed(
        en::check_b2(|layer| Ok(layer.weight().mapv(|weight| weight))),
        "b2",
    );
    assert_failed(
        en::check_b2(|_| filters(6, 7)),
        &["Read the weights from the layer that the function is given"],
    );
    assert_failed(
        en::check_b2(|layer| Ok(-layer.weight())),
        &[".clone() makes a copy"],
    );
    assert_failed(
        en::check_b2(|layer| Ok(layer.weight().clone().permuted_axes([1, 0, 2, 3]))),
        &["wrong shape"],
    );
}

#[test]
fn a_check_is_shown_to_people_too() {
    let forms = ja::check_1_1(|_, _| ja::not_done()).forms();
    let form = |kind: &str| &forms.iter().find(|(name, _)| *name == kind).unwrap().1;
    assert!(form("text/plain").starts_with("… 演習 1.1："));
    assert!(form("text/html").contains("演習 1.1：まだ"));
}

#[test]
fn bonus_exercises_are_called_so() {
    for (check, name) in [
        (en::check_b2(|_| en::not_done()), "Bonus exercise 2: "),
        (ja::check_b2(|_| ja::not_done()), "ボーナス演習 2："),
    ] {
        let forms = check.forms();
        assert!(
            forms
                .iter()
                .any(|(kind, text)| *kind == "text/plain" && text.contains(name))
        );
    }
}

#[test]
fn an_exercise_that_is_not_done_speaks_calmly() {
    let forms = ja::not_done::<v1conv::Figure>().forms();
    assert!(forms.iter().any(
        |(kind, text)| *kind == "text/plain" && text.contains("この演習はまだ完成していません")
    ));
    let record: Value = forms
        .iter()
        .find(|(kind, _)| *kind == "application/vnd.v1conv.error+json")
        .map(|(_, record)| serde_json::from_str(record).unwrap())
        .unwrap();
    assert_eq!(record["kind"], "not_done");
}
