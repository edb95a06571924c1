//! What is known of a cell that failed while it ran.

/// What went wrong while a cell ran.
pub struct Trouble<'a> {
    /// What the program said.
    pub message: &'a str,
    /// Whether it was a panic, and not a `?` that met an error.
    pub panic: bool,
    /// The expression in the cell that did it; empty where it is not known.
    pub code: &'a str,
    /// Its line; empty where it is not known.
    pub line: &'a str,
}
