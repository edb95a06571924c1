//! The result of a check, and its record for machines.

use super::exercise::MAX_POINTS;
use crate::display::{GREEN, GREY, RED, json_string};
use crate::language::{Words, words};
use crate::{Figure, Language};

/// Where a student stands with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// The answer is right.
    Passed,
    /// There is an answer, but it is not right yet.
    Failed,
    /// The placeholder is still there.
    NotAttempted,
}

/// The result of a check.
///
/// As the last expression of a notebook's cell it is shown to people, and to machines as a record of the type
/// `application/vnd.v1conv.check+json`.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    pub(crate) exercise: &'static str,
    pub(crate) status: Status,
    pub(crate) points: u32,
    pub(crate) message: String,
    /// The name of the mistake, if it is a known one.
    pub(crate) mistake: Option<&'static str>,
    /// Expected, found and their difference, if they can be drawn.
    pub(crate) picture: Option<Figure>,
    pub(crate) language: Language,
    /// The seed of a failed check's inputs.
    pub(crate) seed: Option<u64>,
}

impl Check {
    pub(crate) fn new(
        exercise: &'static str,
        status: Status,
        points: u32,
        message: &Words,
        language: Language,
    ) -> Self {
        Self {
            exercise,
            status,
            points,
            message: message.of(language).to_owned(),
            mistake: None,
            picture: None,
            language,
            seed: None,
        }
    }

    /// The number of the exercise, for example `1.1`.
    #[must_use]
    pub fn exercise(&self) -> &'static str {
        self.exercise
    }

    /// Where the student stands.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// The points of this answer.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.points
    }

    /// The points for a right answer.
    #[must_use]
    pub fn max_points(&self) -> u32 {
        MAX_POINTS
    }

    /// What is right or wrong, and a hint, in the language of the edition.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The name of the mistake that explains the answer, for example `flipped_filter`.
    #[must_use]
    pub fn mistake(&self) -> Option<&'static str> {
        self.mistake
    }

    /// The seed of a failed check's inputs. A program started with the environment variable `V1CONV_SEED` set to it
    /// draws the same inputs again.
    #[must_use]
    pub fn seed(&self) -> Option<u64> {
        self.seed
    }

    /// The record as JSON: exercise, status, points, max_points, message, mistake (null if none is known), and for a
    /// failed check its seed, as a string because it has more digits than a JavaScript number.
    #[must_use]
    pub fn record(&self) -> String {
        let seed = self.seed.map(|seed| format!(", \"seed\": \"{seed}\""));
        format!(
            "{{\"exercise\": {}, \"status\": \"{}\", \"points\": {}, \"max_points\": {MAX_POINTS}, \
             \"message\": {}, \"mistake\": {}{}}}",
            json_string(self.exercise),
            self.status.name(),
            self.points,
            json_string(&self.message),
            self.mistake.map_or("null".into(), json_string),
            seed.unwrap_or_default()
        )
    }
}

impl Status {
    pub(crate) fn named(name: &str) -> Option<Self> {
        let all = [Status::Passed, Status::Failed, Status::NotAttempted];
        all.into_iter().find(|status| status.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Status::Passed => "passed",
            Status::Failed => "failed",
            Status::NotAttempted => "not_attempted",
        }
    }

    pub(crate) fn sign(self) -> &'static str {
        match self {
            Status::Passed => "✓",
            Status::Failed => "✗",
            Status::NotAttempted => "…",
        }
    }

    pub(crate) fn colour(self) -> &'static str {
        match self {
            Status::Passed => GREEN,
            Status::Failed => RED,
            Status::NotAttempted => GREY,
        }
    }
}

/// An exercise's name for people.
pub(crate) fn title(exercise: &str) -> Words {
    match exercise.strip_prefix('b') {
        Some(number) => words!("Bonus exercise {number}"; number),
        None => words!("Exercise {exercise}"; exercise),
    }
}
