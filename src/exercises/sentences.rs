//! The sentences that all checks share.

use super::compare::{Difference, Values};
use super::outcome::Outcome;
use crate::language::{Words, words};

pub(crate) const PASSED: Words = words!("well done, this is right.");

pub(crate) const NOT_ATTEMPTED: Words = words!(
    "not attempted yet. Write your answer in the exercise's code cell, run that cell, and then \
     run this one."
);

pub(crate) const RIGHT_BY_ACCIDENT: Words = words!(
    "For the input of the notebook's own cell the result happens to be right. Make it right for \
     every input."
);

/// What came out instead of arrays; `None` if arrays did.
pub(crate) fn without_arrays(outcome: &Outcome) -> Option<Words> {
    Some(match outcome {
        Outcome::Arrays(_) => return None,
        Outcome::NotDone => {
            words!("your function still returns not_done(): replace it with your answer.")
        }
        Outcome::Error(said) => words!("your function returned an error: {said}"; said),
        Outcome::Panic(said) => words!("your function panicked: {said}."; said),
        Outcome::Nothing(why) => words!("there is no result that can be compared: {why}."; why),
    })
}

/// What is wrong with a part of the answer.
pub(crate) fn difference(part: &Words, difference: &Difference) -> Words {
    let values = match difference {
        Difference::Shape { found, expected } => {
            return words!(
                "the shape of the {part} is wrong. It should be {expected}, but your function \
                 gave {found}.";
                part, expected = format!("{expected:?}"), found = format!("{found:?}")
            );
        }
        Difference::Values(values) => values,
    };
    let Values {
        count, total, at, ..
    } = values;
    let [largest, found, expected] = [values.largest, values.found, values.expected].map(number);
    match (total, count) {
        (1, _) => words!(
            "the value of the {part} isn't right yet. It should be {expected}, but your function \
             gave {found}.";
            part, expected, found
        ),
        (_, 1) => words!(
            "{count} of the {total} values of the {part} isn't right yet, and the largest \
             difference is {largest}. At {at}, the first of them, it should be {expected}, but \
             your function gave {found}.";
            count, total, part, largest, at = format!("{at:?}"), expected, found
        ),
        _ => words!(
            "{count} of the {total} values of the {part} aren't right yet, and the largest \
             difference is {largest}. At {at}, the first of them, it should be {expected}, but \
             your function gave {found}.";
            count, total, part, largest, at = format!("{at:?}"), expected, found
        ),
    }
}

/// A number with three decimals at most, in words: its sign is a minus.
pub(crate) fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    // A difference that is not zero must not be shown as zero.
    if rounded == 0.0 && value != 0.0 {
        return format!("{value:.1e}").replace('-', "−");
    }
    format!("{}", rounded + 0.0).replace('-', "−")
}
