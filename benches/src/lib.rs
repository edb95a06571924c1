//! What the comparison and its workers agree on.
//!
//! A worker is a process that computes with one or more libraries. For each line that it reads, such as
//! `torch conv2d 5 1 48 64 6 7 100`, it computes a case (`conv2d 5 1 48 64 6 7`) with a library (`torch`) a number of
//! times (100), and answers with a line: nanoseconds, and a number that identifies the result. With 0 times, it answers
//! how long its first call took.

mod answer;
mod backend;
mod case;
mod numbers;

pub use answer::Answer;
pub use backend::backend;
pub use case::{Case, Conv2d};
pub use numbers::{number, values};
