//! What all exercises' tests expect from a check.

// Each test file takes what it needs.
#![allow(dead_code, unused_imports, unused_macros)]

use std::cell::Cell;

use ndarray::{Array, Dimension, ShapeBuilder};
use serde_json::Value;
use v1conv::exercises::grading::EXERCISES;
use v1conv::exercises::{Check, Status};
use v1conv::{Language, Show};

pub fn form(shown: &impl Show, kind: &str) -> String {
    let forms = shown.forms();
    forms.into_iter().find(|(name, _)| *name == kind).unwrap().1
}

pub fn record(check: &Check) -> Value {
    serde_json::from_str(&form(check, "application/vnd.v1conv.check+json")).unwrap()
}

/// What the checks of both editions said of an answer.
pub type Checks = [Check; 2];

/// A right answer gets all points.
#[track_caller]
pub fn assert_right(exercise: &str, checks: Checks) {
    for check in checks {
        let record = record(&check);
        assert_eq!(record["status"], "passed", "{record}");
        assert_eq!(record["points"], record["max_points"]);
        assert_eq!(record["max_points"], 2);
        assert_eq!(record["exercise"], exercise);
    }
}

/// A stub is not attempted.
#[track_caller]
pub fn assert_not_attempted(checks: Checks) {
    let texts = ["not attempted yet", "まだ解答されていません"];
    for (check, text) in checks.iter().zip(texts) {
        assert_eq!(check.status(), Status::NotAttempted);
        assert_eq!(record(check)["status"], "not_attempted");
        assert_eq!(check.points(), 0);
        assert!(check.message().contains(text), "{}", check.message());
    }
}

/// A wrong answer gets these points, the name of its mistake, and its explanation.
#[track_caller]
pub fn assert_named(points: u32, mistake: &str, checks: Checks) {
    let mut exercises = EXERCISES.iter();
    let about = exercises.find(|about| about.number == checks[0].exercise());
    let texts = [Language::English, Language::Japanese].map(|language| {
        let mut known = about.unwrap().mistakes(language);
        let said = known.find(|(name, _)| *name == mistake);
        said.unwrap_or_else(|| panic!("{mistake} is not in the table"))
            .1
    });
    for check in &checks {
        assert_eq!(record(check)["mistake"], mistake, "{}", check.message());
    }
    assert_told(points, texts, checks);
}

/// A wrong answer gets these points and a fitting message in each language.
#[track_caller]
pub fn assert_told(points: u32, texts: [&str; 2], checks: Checks) {
    for (check, text) in checks.iter().zip(texts) {
        let record = record(check);
        let message = check.message();
        assert_eq!(record["status"], "failed", "{record}");
        assert!(message.contains(text), "{text:?} is not in {message:?}");
        assert_eq!(record["points"], points, "{record}");
    }
}

/// Points are for evidence: an answer without any gets none.
#[track_caller]
pub fn assert_earns_nothing(check: Check) {
    assert_eq!(check.points(), 0, "{}", check.message());
}

thread_local! {
    /// The value at every position: an answer is a plain function, and captures nothing.
    static VALUE: Cell<f32> = const { Cell::new(0.0) };
}

/// An array of one value, which [`assert_constants_earn_nothing`] chooses.
pub fn constant<D: Dimension>(shape: impl ShapeBuilder<Dim = D>) -> Array<f32, D> {
    Array::from_elem(shape, VALUE.get())
}

/// An answer made of [`constant`] arrays gets no points, whatever their value is.
#[track_caller]
pub fn assert_constants_earn_nothing(check: impl Fn() -> Check) {
    let finite = [0.0, 1.0, -0.5, 7.0, f32::MIN_POSITIVE, f32::MAX];
    for value in finite
        .into_iter()
        .chain([f32::INFINITY, f32::NEG_INFINITY, f32::NAN])
    {
        VALUE.set(value);
        assert_earns_nothing(check());
    }
}

/// The notebook's own cells of an exercise, stub and solution, compiled as they are in both editions; and what the tests
/// say of other answers to it.
macro_rules! cells {
    ($number:literal, $id:literal, $function:ident: $answer:ty, $check:ident, $figure:ident) => {
        type Answer = $answer;

        fn checks(answer: Answer) -> support::Checks {
            [v1conv::en::$check(answer), v1conv::ja::$check(answer)]
        }

        #[track_caller]
        fn right(answer: Answer) {
            support::assert_right($number, checks(answer));
        }

        #[track_caller]
        fn wrong(points: u32, mistake: &str, answer: Answer) {
            support::assert_named(points, mistake, checks(answer));
        }

        #[track_caller]
        fn told(points: u32, texts: [&str; 2], answer: Answer) {
            support::assert_told(points, texts, checks(answer));
        }

        #[track_caller]
        fn earns_nothing(answer: Answer) {
            support::assert_earns_nothing(v1conv::en::$check(answer));
        }

        #[track_caller]
        fn constants_earn_nothing(answer: Answer) {
            support::assert_constants_earn_nothing(|| v1conv::en::$check(answer));
        }

        mod cells {
            use crate::support::{assert_not_attempted, assert_right, cell};
            use v1conv::Error;

            cell! { stub_en, en, "tests/exercises/stubs/", $id, $function, $check, $figure }
            cell! { stub_ja, ja, "tests/exercises/stubs/", $id, $function, $check, $figure }
            cell! { solution_en, en, "src/exercises/solutions/en/", $id, $function, $check, $figure }
            cell! { solution_ja, ja, "src/exercises/solutions/ja/", $id, $function, $check, $figure }

            #[test]
            fn the_stub_is_not_attempted() {
                assert_not_attempted([stub_en::check(), stub_ja::check()]);
                assert!(matches!(stub_en::figure(), Err(Error::NotDone { .. })));
            }

            #[test]
            fn the_solution_is_right() {
                assert_right($number, [solution_en::check(), solution_ja::check()]);
                assert!(solution_en::figure().is_ok());
            }
        }
    };
}
pub(crate) use cells;

/// A cell in the file of this id, as an edition runs it.
macro_rules! cell {
    ($name:ident, $edition:ident, $folder:literal, $id:literal, $function:ident, $check:ident, $figure:ident) => {
        // A cell is written for learners, and a stub leaves its arguments unused.
        #[allow(unused, clippy::all)]
        pub mod $name {
            use v1conv::exercises::Check;
            use v1conv::{prelude::*, $edition::*};

            include!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/",
                $folder,
                $id,
                ".rs"
            ));

            pub fn check() -> Check {
                $check($function)
            }

            pub fn figure() -> Result<Figure, Error> {
                $figure()
            }
        }
    };
}
pub(crate) use cell;
