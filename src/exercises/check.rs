//! The result of a check, for people and for machines.

use crate::Language;
use crate::display::{GREEN, GREY, RED, Show, json_string, panel};

/// Where a student stands with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The answer is right.
    Passed,
    /// There is an answer, and it is not right yet.
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
    pub(crate) message: String,
    pub(crate) language: Language,
}

/// Every exercise counts the same.
const MAX_POINTS: u32 = 1;

impl Check {
    /// Where the student stands.
    pub fn status(&self) -> Status {
        self.status
    }

    /// What is right or wrong, and a hint, in the language of the edition.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The record as JSON: exercise, status, points, max_points, message.
    pub fn record(&self) -> String {
        let (status, points) = match self.status {
            Status::Passed => ("passed", MAX_POINTS),
            Status::Failed => ("failed", 0),
            Status::NotAttempted => ("not_attempted", 0),
        };
        format!(
            "{{\"exercise\": {}, \"status\": \"{status}\", \"points\": {points}, \
             \"max_points\": {MAX_POINTS}, \"message\": {}}}",
            json_string(self.exercise),
            json_string(&self.message)
        )
    }
}

impl Show for Check {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let (colour, sign) = match self.status {
            Status::Passed => (GREEN, "✓"),
            Status::Failed => (RED, "✗"),
            Status::NotAttempted => (GREY, "…"),
        };
        let (bonus, exercise, colon) = match self.language {
            Language::English => ("Bonus exercise", "Exercise", ": "),
            Language::Japanese => ("ボーナス演習", "演習", "："),
        };
        let name = match self.exercise.strip_prefix('b') {
            Some(number) => format!("{bonus} {number}"),
            None => format!("{exercise} {}", self.exercise),
        };
        let text = format!("{name}{colon}{}", self.message);
        vec![
            ("application/vnd.v1conv.check+json", self.record()),
            ("text/html", panel(colour, sign, &text)),
            ("text/plain", format!("{sign} {text}")),
        ]
    }
}
