//! What is required of the numbers that students give.

use crate::Error;
use crate::language::{Words, words};

/// A finite number above 0.
///
/// # Errors
/// It is another.
pub(crate) fn positive(what: Words, value: f64, advice: Words) -> Result<(), Error> {
    if value.is_finite() && value > 0.0 {
        return Ok(());
    }
    let expected = words!("a positive, finite number");
    Err(unfit(what, expected, value, advice))
}

/// A finite number of degrees.
///
/// # Errors
/// It is not finite.
pub(crate) fn degrees(what: Words, value: f64, advice: Words) -> Result<(), Error> {
    if value.is_finite() {
        return Ok(());
    }
    let expected = words!("a finite number of degrees");
    Err(unfit(what, expected, value, advice))
}

/// The error for a number that does not fit.
pub(crate) fn unfit(what: Words, expected: Words, found: f64, advice: Words) -> Error {
    Error::Argument {
        what,
        expected,
        found: number(found).into(),
        advice,
    }
}

/// A number as a person would write it: not with three hundred digits.
fn number(value: f64) -> String {
    let usual = value == 0.0 || (1e-6..1e16).contains(&value.abs());
    if usual || !value.is_finite() {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}
