//! What is known about a cell that failed while it ran.

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
