//! Chooses, from all that the compiler said, what is about the student's code.

use super::Compile;
use super::diagnostic::Diagnostic;
use crate::source::{Cell, Map};

/// The errors of a cell.
///
/// evcxr compiles a cell several times to find out the types of variables and how to show the last value; if nothing
/// helps, it finally leaves out the code around it that catches panics. So the last failed attempt is the clearest. An
/// error in code that evcxr wrote counts only when there is no other.
pub fn errors(compiles: &[Compile], cells: &[Cell]) -> Vec<Diagnostic> {
    let Some(compile) = compiles.iter().rev().find(|compile| !compile.success) else {
        return Vec::new();
    };
    let mut all: Vec<Diagnostic> = read(compile, cells, "error");
    // A variable that cannot be stored because the cell gave it away is not an error: evcxr just stops keeping it.
    all.retain(|error| !error.of_stored());
    prefer(&mut all, |error| {
        error.spans.iter().any(|span| span.primary)
    });
    // If the type of a value that evcxr wants to show is unknown, the mistakes before it are the cause.
    prefer(&mut all, |error| !error.of_display());
    prefer(&mut all, |error| !error.spans.is_empty());
    // If the compiler could not read the code, its errors about names and types are about something else.
    prefer(&mut all, Diagnostic::is_syntax);
    without_repeats(all)
}

/// The warnings of a cell's last, successful attempt that are in the cell itself.
pub fn warnings(compiles: &[Compile], cells: &[Cell]) -> Vec<Diagnostic> {
    let Some(compile) = compiles.last().filter(|compile| compile.success) else {
        return Vec::new();
    };
    let mut all = read(compile, cells, "warning");
    all.retain(|warning| {
        let first = warning.spans.first();
        first.is_some_and(|span| span.primary && span.cell + 1 == cells.len())
    });
    without_repeats(all)
}

fn read(compile: &Compile, cells: &[Cell], level: &str) -> Vec<Diagnostic> {
    let map = Map::new(&compile.source, cells);
    compile
        .diagnostics
        .iter()
        .filter_map(|json| Diagnostic::read(json, &map, cells))
        .filter(|diagnostic| diagnostic.level == level)
        .collect()
}

/// Keeps only those that are like this, if any is.
fn prefer(all: &mut Vec<Diagnostic>, like: impl Fn(&Diagnostic) -> bool) {
    if all.iter().any(&like) {
        all.retain(like);
    }
}

fn without_repeats(all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    for one in all {
        let same = |other: &Diagnostic| {
            other.message == one.message && other.spans.first() == one.spans.first()
        };
        if !kept.iter().any(same) {
            kept.push(one);
        }
    }
    kept
}
