//! Runs a student's function and says what came out of it.

use std::any::Any;
use std::panic::{self, UnwindSafe};

use ndarray::{Array, Dimension};

use super::{Check, Status};
use crate::random::Random;
use crate::{Error, Language};

/// Something that is not right, and the hint that fits it.
pub(crate) struct Mistake {
    pub what: String,
    pub hint: String,
}

/// Why there is nothing to compare, or what the comparison found.
pub(crate) enum Trouble {
    NotDone,
    Mistake(Mistake),
}

impl From<Mistake> for Trouble {
    fn from(mistake: Mistake) -> Self {
        Self::Mistake(mistake)
    }
}

/// Calls the student's function. A panic in it is an answer that is wrong, not the end of the cell.
pub(crate) fn call<T>(
    answer: impl FnOnce() -> Result<T, Error> + UnwindSafe,
    language: Language,
    panic_hint: &str,
) -> Result<T, Trouble> {
    // The kernel's own report of a panic is a page long; what counts of it is in the message below.
    let report = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let outcome = panic::catch_unwind(answer);
    panic::set_hook(report);
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(Error::NotDone { .. })) => Err(Trouble::NotDone),
        Ok(Err(error)) => Err(Trouble::Mistake(Mistake {
            what: match language {
                Language::English => format!("Your function gave an error: {error}"),
                Language::Japanese => format!("関数がエラーを返しました：{error}"),
            },
            hint: String::new(),
        })),
        Err(payload) => Err(Trouble::Mistake(Mistake {
            what: match language {
                Language::English => format!("Your function panicked: {}.", reason(&*payload)),
                Language::Japanese => {
                    format!("関数がパニックを起こしました：{}。", reason(&*payload))
                }
            },
            hint: panic_hint.into(),
        })),
    }
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("?")
}

/// Compares shapes; `hint` chooses what to say from the shape that was found.
pub(crate) fn compare_shapes(
    found: &[usize],
    expected: &[usize],
    language: Language,
    hint: impl FnOnce(&[usize]) -> String,
) -> Result<(), Mistake> {
    if found == expected {
        return Ok(());
    }
    Err(Mistake {
        what: match language {
            Language::English => {
                format!("The result has the wrong shape: expected {expected:?}, found {found:?}.")
            }
            Language::Japanese => {
                format!(
                    "結果の形状が違います：正しい形状は {expected:?} ですが、{found:?} になっています。"
                )
            }
        },
        hint: hint(found),
    })
}

/// Compares values of the same shape: how far off, and where first.
pub(crate) fn compare_values<D: Dimension>(
    found: &Array<f32, D>,
    expected: &Array<f32, D>,
    language: Language,
    hint: impl FnOnce() -> String,
) -> Result<(), Mistake> {
    if agree(found, expected) {
        return Ok(());
    }
    let allowed = tolerance(expected);
    let (found, expected) = (found.view().into_dyn(), expected.view().into_dyn());
    let mut wrong = expected
        .indexed_iter()
        .map(|(at, &expected)| (at.clone(), expected, found[&at]))
        .filter(|(_, expected, found)| !close(*found, *expected, allowed));
    let Some((at, first_expected, first_found)) = wrong.next() else {
        return Ok(());
    };
    let count = 1 + wrong.count();
    let largest = found.iter().zip(&expected).fold(0.0f32, |largest, (f, e)| {
        let off = (f - e).abs();
        if off.is_nan() {
            f32::NAN
        } else {
            largest.max(off)
        }
    });
    let (at, total) = (at.as_array_view().to_vec(), expected.len());
    Err(Mistake {
        what: match language {
            Language::English => format!(
                "The values are not right yet: {count} of {total} are off, by up to {largest:.3}. The first one is \
                 at {at:?}: expected {first_expected:.3}, found {first_found:.3}."
            ),
            Language::Japanese => format!(
                "値がまだ正しくありません：{total} 個のうち {count} 個が違い、差は最大 {largest:.3} です。最初の違いは \
                 {at:?} にあり、正しい値は {first_expected:.3} ですが、{first_found:.3} になっています。"
            ),
        },
        hint: hint(),
    })
}

/// Whether two arrays of the same shape hold the same numbers, but for rounding.
pub(crate) fn agree<D: Dimension>(found: &Array<f32, D>, expected: &Array<f32, D>) -> bool {
    let allowed = tolerance(expected);
    found.shape() == expected.shape()
        && found
            .iter()
            .zip(expected)
            .all(|(&found, &expected)| close(found, expected, allowed))
}

fn tolerance<D: Dimension>(expected: &Array<f32, D>) -> f32 {
    1e-4 * expected.fold(0.01f32, |largest, value| largest.max(value.abs()))
}

fn close(found: f32, expected: f32, allowed: f32) -> bool {
    (found - expected).abs() <= allowed
}

/// The check that results: passed if there was no trouble.
pub(crate) fn conclude(
    exercise: &'static str,
    outcome: Result<(), Trouble>,
    language: Language,
) -> Check {
    let (status, message) = match outcome {
        Ok(()) => (
            Status::Passed,
            language.pick("well done, this is right.", "よくできました。正解です。").into(),
        ),
        Err(Trouble::NotDone) => (
            Status::NotAttempted,
            language
                .pick(
                    "not attempted yet. Write your answer in the cell above, run it, then run this one.",
                    "まだ解答されていません。上のセルに答えを書いて実行してから、このセルを実行してください。",
                )
                .into(),
        ),
        Err(Trouble::Mistake(Mistake { what, hint })) if hint.is_empty() => (Status::Failed, what),
        Err(Trouble::Mistake(Mistake { what, hint })) => (
            Status::Failed,
            format!("{what}\n{}{hint}", language.pick("Hint: ", "ヒント：")),
        ),
    };
    Check {
        exercise,
        status,
        message,
        language,
    }
}

/// Whole numbers from −3 to 3: sums of their products are exact, so an error is an error.
pub(crate) fn whole_numbers<D: Dimension>(mut array: Array<f32, D>, seed: u64) -> Array<f32, D> {
    let mut random = Random::seeded(seed);
    array.mapv_inplace(|_| random.uniform(3.5).round());
    array
}
