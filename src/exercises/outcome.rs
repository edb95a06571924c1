//! Runs a student's function and keeps what came out of it.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

use ndarray::ArrayD;

use crate::Error;
use crate::language::Words;

/// What became of one input.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    /// The parts of the answer.
    Arrays(Vec<ArrayD<f32>>),
    /// The placeholder is still there.
    NotDone,
    /// The function returned an error, which says this.
    Error(Words),
    /// The function panicked, and said this.
    Panic(String),
    /// The result cannot be compared, for this reason.
    Nothing(Words),
}

/// Calls the student's function. A panic in it is a wrong answer, not the end of the cell.
pub(crate) fn call(answer: &dyn Fn() -> Result<Vec<ArrayD<f32>>, Error>) -> Outcome {
    // The kernel's own report of a panic is a page long; the outcome has the part that matters.
    let report = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    // Nothing that the answer owns is looked at after a panic.
    let outcome = panic::catch_unwind(AssertUnwindSafe(answer));
    panic::set_hook(report);
    match outcome {
        Ok(Ok(arrays)) => Outcome::Arrays(arrays),
        Ok(Err(Error::NotDone { .. })) => Outcome::NotDone,
        Ok(Err(error)) => Outcome::Error(error.words()),
        Err(payload) => {
            let said = reason(&*payload).into();
            // A panic's payload may be anything, even something that panics when it is dropped.
            std::mem::forget(payload);
            Outcome::Panic(said)
        }
    }
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("?")
}
