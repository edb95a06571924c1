//! What all exercises' tests expect from a check.

// Each test file takes what it needs.
#![allow(dead_code, unused_imports, unused_macros)]

use std::cell::Cell;

use ndarray::{Array, Dimension, ShapeBuilder};
use serde_json::Value;
use v1conv::exercises::grading::EXERCISES;
use v1conv::exercises::{Check, Status};
use v1conv::{Language, Show};

pub fn record(check: &Check) -> Value {
    let forms = check.forms();
    let record = forms
        .iter()
        .find(|(kind, _)| *kind == "application/vnd.v1conv.check+json");
    serde_json::from_str(&record.unwrap().1).unwrap()
}

/// A right answer gets all points, in both languages.
#[track_caller]
pub fn assert_right(exercise: &str, english: impl Fn() -> Check, japanese: impl Fn() -> Check) {
    for check in [english(), japanese()] {
        let record = record(&check);
        assert_eq!(record["status"], "passed", "{record}");
        assert_eq!(record["points"], record["max_points"]);
        assert_eq!(record["max_points"], 2);
        assert_eq!(record["exercise"], exercise);
    }
}

/// A stub is not attempted, in both languages.
#[track_caller]
pub fn assert_not_attempted(english: impl Fn() -> Check, japanese: impl Fn() -> Check) {
    for (check, text) in [
        (english(), "not attempted yet"),
        (japanese(), "まだ解答されていません"),
    ] {
        assert_eq!(check.status(), Status::NotAttempted);
        assert_eq!(record(&check)["status"], "not_attempted");
        assert_eq!(check.points(), 0);
        assert!(check.message().contains(text), "{}", check.message());
    }
}

/// A wrong answer gets these points, the name of its mistake, and its explanation.
#[track_caller]
pub fn assert_named(
    points: u32,
    (english, japanese): (impl Fn() -> Check, impl Fn() -> Check),
    mistake: &str,
) {
    let known = |check: &Check, language| {
        let mut exercises = EXERCISES.iter();
        let about = exercises
            .find(|about| about.number == check.exercise())
            .unwrap();
        let said = about.mistakes(language).find(|(name, _)| *name == mistake);
        said.unwrap_or_else(|| panic!("{mistake} is not in the table"))
            .1
    };
    let check = english();
    let texts = [Language::English, Language::Japanese].map(|language| known(&check, language));
    assert_told(points, (&english, &japanese), texts.into());
    for check in [check, japanese()] {
        assert_eq!(record(&check)["mistake"], mistake, "{}", check.message());
    }
}

/// A wrong answer gets these points and a fitting message, in both languages.
#[track_caller]
pub fn assert_told(
    points: u32,
    (english, japanese): (impl Fn() -> Check, impl Fn() -> Check),
    (in_english, in_japanese): (&str, &str),
) {
    for (check, text) in [(english(), in_english), (japanese(), in_japanese)] {
        let record = record(&check);
        let message = check.message();
        assert_eq!(record["status"], "failed", "{record}");
        assert!(message.contains(text), "{text:?} is not in {message:?}");
        assert_eq!(record["points"], points, "{record}");
    }
}

/// Points are for evidence: an answer without any gets none.
#[track_caller]
pub fn earns_nothing(check: Check) {
    assert_eq!(check.points(), 0, "{}", check.message());
}

thread_local! {
    /// The value at every position: an answer is a plain function, and captures nothing.
    static VALUE: Cell<f32> = const { Cell::new(0.0) };
}

/// An array of one value, which [`constants_earn_nothing`] chooses.
pub fn constant<D: Dimension>(shape: impl ShapeBuilder<Dim = D>) -> Array<f32, D> {
    Array::from_elem(shape, VALUE.get())
}

/// An answer made of [`constant`] arrays gets no points, whatever their value is.
#[track_caller]
pub fn constants_earn_nothing(check: impl Fn() -> Check) {
    let finite = [0.0, 1.0, -0.5, 7.0, f32::MIN_POSITIVE, f32::MAX];
    for value in finite
        .into_iter()
        .chain([f32::INFINITY, f32::NEG_INFINITY, f32::NAN])
    {
        VALUE.set(value);
        earns_nothing(check());
    }
}

/// The notebook's own cells of an exercise: stub and solution, compiled as they are, in both editions.
macro_rules! cells {
    ($number:literal, $id:literal, $answer:ident, $check:ident, $figure:ident) => {
        mod cells {
            cells!(
                stub_en,
                en,
                concat!("tests/exercises/stubs/", $id),
                $answer,
                $check,
                $figure
            );
            cells!(
                stub_ja,
                ja,
                concat!("tests/exercises/stubs/", $id),
                $answer,
                $check,
                $figure
            );
            cells!(
                solution_en,
                en,
                concat!("src/exercises/solutions/en/", $id),
                $answer,
                $check,
                $figure
            );
            cells!(
                solution_ja,
                ja,
                concat!("src/exercises/solutions/en/", $id),
                $answer,
                $check,
                $figure
            );

            use v1conv::Error;

            use crate::support::{assert_not_attempted, assert_right, cells};

            #[test]
            fn the_stub_is_not_attempted() {
                assert_not_attempted(stub_en::check, stub_ja::check);
                assert!(matches!(stub_en::figure(), Err(Error::NotDone { .. })));
            }

            #[test]
            fn the_solution_is_right() {
                assert_right($number, solution_en::check, solution_ja::check);
                assert!(solution_en::figure().is_ok());
            }
        }
    };
    ($name:ident, $edition:ident, $path:expr, $answer:ident, $check:ident, $figure:ident) => {
        // A cell is written for learners, and a stub leaves its arguments unused.
        #[allow(unused, clippy::all)]
        pub mod $name {
            use v1conv::exercises::Check;
            use v1conv::{prelude::*, $edition::*};

            include!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path, ".rs"));

            pub fn check() -> Check {
                $check($answer)
            }

            pub fn figure() -> Result<Figure, Error> {
                $figure()
            }
        }
    };
}
pub(crate) use cells;
