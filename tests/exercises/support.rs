//! What all exercises' tests expect from a check.

use serde_json::Value;
use v1conv::exercises::grading::EXERCISES;
use v1conv::exercises::{Check, Status};
use v1conv::{Language, Show};

/// New inputs are drawn for each check: none of them may make a difference.
const TIMES: usize = 1;

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
    for check in (0..TIMES).flat_map(|_| [english(), japanese()]) {
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
    for (check, text) in
        (0..TIMES).flat_map(|_| [(english(), in_english), (japanese(), in_japanese)])
    {
        let record = record(&check);
        let message = check.message();
        assert_eq!(record["status"], "failed", "{record}");
        assert!(message.contains(text), "{text:?} is not in {message:?}");
        assert_eq!(record["points"], points, "{record}");
    }
}
