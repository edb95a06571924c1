//! What is known about a cell that failed while it ran.

use super::case::parts;

/// What went wrong while a cell ran.
pub struct Trouble<'a> {
    /// The program's message.
    pub message: &'a str,
    /// Whether it was a panic, and not a `?` that met an error.
    pub panic: bool,
    /// The expression in the cell that did it; empty if it is not known.
    pub code: &'a str,
    /// Its line; empty if it is not known.
    pub line: &'a str,
}

impl<'a> Trouble<'a> {
    /// What the message of a panic says where a pattern, which must match all of it, has `{}`.
    pub fn panics<const N: usize>(&self, pattern: &str) -> Option<[&'a str; N]> {
        parts(self.message, pattern).filter(|_| self.panic)
    }
}
