//! From the result of an answer to what the student is told about it.

use ndarray::ArrayD;

use super::check::{Check, Status};
use super::compare::{Difference, agree, agree_among, difference};
use super::exercise::{Exercise, MAX_POINTS, Mistake, Part, Sign};
use super::outcome::Outcome;
use super::picture;
use super::sentences;
use crate::language::{Words, words};
use crate::{Error, Language};

/// Judges the outcomes for these inputs, one for each.
///
/// # Errors
/// Those of the crate's own computation of the right answer.
pub(crate) fn judge<I>(
    number: &'static str,
    exercise: &Exercise<I>,
    inputs: &[I],
    outcomes: &[Outcome],
    language: Language,
) -> Result<Check, Error> {
    let done = outcomes.iter().any(|outcome| *outcome != Outcome::NotDone);
    let check =
        |status, points, message: &Words| Check::new(number, status, points, message, language);
    if !done {
        return Ok(check(Status::NotAttempted, 0, &sentences::NOT_ATTEMPTED));
    }

    let answers = Answers::new(exercise, inputs, outcomes)?;
    let wrong: Vec<Finding<I>> = (0..exercise.parts.len())
        .filter_map(|part| answers.finding(part))
        .collect();
    let failed = inputs
        .iter()
        .zip(outcomes)
        .find_map(|(input, outcome)| sentences::without_arrays(outcome).map(|what| (input, what)));

    // Only the first problem is reported, with its cause if known.
    let first = wrong.first();
    let (input, what, advice, picture, lost) = match (failed, first) {
        (None, None) => {
            return Ok(check(Status::Passed, MAX_POINTS, &sentences::PASSED));
        }
        (Some((input, what)), _) => (input, what, &exercise.panicked, None, MAX_POINTS),
        (None, Some(finding)) => {
            let what = sentences::difference(&finding.part.title, &finding.difference);
            let picture = picture::of(finding.found, &finding.right, &finding.difference);
            let lost = wrong.iter().map(|finding| finding.costs).sum();
            (finding.input, what, &finding.part.advice, picture, lost)
        }
    };
    let mistake = first.and_then(|finding| finding.mistake);
    let known = mistake.map(|mistake| mistake.known);
    let hint = known.map_or(advice, |known| &known.text);
    let input = (exercise.describe)(input);
    let mut lines = vec![words!("With {input}, {what}"; input, what)];
    if answers.shown_is_right() {
        lines.push(sentences::RIGHT_BY_ACCIDENT);
    }
    lines.push(words!("Hint: {hint}"; hint));
    let points = MAX_POINTS.saturating_sub(lost);
    let message = Words::joined(&lines, &Words::given("\n"));
    Ok(Check {
        mistake: known.map(|known| known.name),
        picture,
        ..check(Status::Failed, points, &message)
    })
}

/// The resulting arrays, each beside the right one.
struct Answers<'a, I: 'static> {
    exercise: &'a Exercise<I>,
    /// For each input its parts, if there are any.
    cases: Vec<Option<Case<'a, I>>>,
}

struct Case<'a, I> {
    input: &'a I,
    found: &'a [ArrayD<f32>],
    right: Vec<ArrayD<f32>>,
}

/// A part that is wrong.
struct Finding<'a, I: 'static> {
    part: &'a Part<I>,
    /// The first input for which it is wrong.
    input: &'a I,
    found: &'a ArrayD<f32>,
    right: ArrayD<f32>,
    difference: Difference,
    mistake: Option<&'a Mistake<I>>,
    costs: u32,
}

impl<'a, I> Answers<'a, I> {
    fn new(
        exercise: &'a Exercise<I>,
        inputs: &'a [I],
        outcomes: &'a [Outcome],
    ) -> Result<Self, Error> {
        let cases = inputs.iter().zip(outcomes).map(|(input, outcome)| {
            let Outcome::Arrays(found) = outcome else {
                return Ok(None);
            };
            let right = exercise.parts.iter().map(|part| (part.right)(input, found));
            let right = right.collect::<Result<_, Error>>()?;
            Ok(Some(Case {
                input,
                found,
                right,
            }))
        });
        let cases = cases.collect::<Result<_, Error>>()?;
        Ok(Self { exercise, cases })
    }

    fn cases(&self) -> impl Iterator<Item = &Case<'a, I>> {
        self.cases.iter().flatten()
    }

    /// What is wrong with a part, if anything is.
    fn finding(&self, part: usize) -> Option<Finding<'a, I>> {
        let (case, difference) = self.cases().find_map(|case| {
            let difference = difference(&case.found[part], &case.right[part])?;
            Some((case, difference))
        })?;
        let part_of_exercise = &self.exercise.parts[part];
        let (mistake, costs) = match self.mistake(part) {
            Some(mistake) => (Some(mistake), mistake.costs),
            // More than the shape is wrong, for an unknown reason.
            None => (self.mistake_in_shape(part), part_of_exercise.costs),
        };
        Some(Finding {
            part: part_of_exercise,
            input: case.input,
            found: &case.found[part],
            right: case.right[part].clone(),
            difference,
            mistake,
            costs,
        })
    }

    /// The mistake that explains the answers to all inputs.
    fn mistake(&self, part: usize) -> Option<&'a Mistake<I>> {
        self.exercise.parts[part].mistakes.iter().find(|mistake| {
            self.cases().all(|case| {
                let (found, right) = (&case.found[part], &case.right[part]);
                match mistake.sign {
                    Sign::Gives(rule) => rule(case.input, case.found)
                        .is_ok_and(|wrong| agree_among(found, &wrong, right)),
                    Sign::Shows(sign) => {
                        found.shape() == right.shape() && sign(case.input, found, right)
                    }
                }
            })
        })
    }

    /// The mistake that explains at least the shapes, if all of them are wrong.
    fn mistake_in_shape(&self, part: usize) -> Option<&'a Mistake<I>> {
        let shapes_differ = |case: &Case<I>| case.found[part].shape() != case.right[part].shape();
        if !self.cases().all(shapes_differ) {
            return None;
        }
        self.exercise.parts[part].mistakes.iter().find(|mistake| {
            self.cases().all(|case| match mistake.sign {
                Sign::Gives(rule) => rule(case.input, case.found)
                    .is_ok_and(|wrong| wrong.shape() == case.found[part].shape()),
                Sign::Shows(_) => false,
            })
        })
    }

    /// Whether only the last input, the one shown in the notebook, is answered correctly.
    fn shown_is_right(&self) -> bool {
        let shown = self.cases.last().and_then(Option::as_ref);
        shown.is_some_and(|case| {
            let mut pairs = case.found.iter().zip(&case.right);
            pairs.all(|(found, right)| agree(found, right))
        })
    }
}
