//! The checks of all exercises: what they say, what a grader calls, and what nothing may mislead.

mod grading;
mod hostile;
mod seed;
mod shown;
#[path = "../support/exercise.rs"]
mod support;
