//! What became of a name that a cell of the notebook made.

use super::scope::{Scope, Sort};
use crate::source::{Cell, End};

/// What became of a name, and the number of the cell to mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate<'a> {
    /// The cell made it, in this line, and no error since then is known.
    Kept(u32, &'a str),
    /// The cell that makes it did not compile.
    Refused(u32),
    /// The cell that makes it did not run to its end, so it was not kept.
    Stopped(u32),
    /// It was lost, with all variables, in this cell.
    Lost(u32),
    /// It was lost, with everything else, in this cell.
    Nothing(u32),
}

/// What became of a name that a cell before the last should have made, going by the newest such cell. Without
/// `variables`, which functions do not see, only functions, types and constants count.
pub fn fate<'a>(cells: &[Cell<'a>], name: &str, variables: bool) -> Option<Fate<'a>> {
    let (refused, made) = past(cells, name, variables);
    match made {
        Some(Fate::Kept(..) | Fate::Stopped(_)) => refused.map(Fate::Refused).or(made),
        Some(_) => made,
        None => refused.map(Fate::Refused),
    }
}

/// Whether a name that a cell made still exists, as far as the cells and how they ended tell.
pub fn is_kept(cells: &[Cell], name: &str) -> bool {
    matches!(past(cells, name, true).1, Some(Fate::Kept(..)))
}

/// The names for which the last cell uses an older definition, because a newer cell that redefines them did not
/// compile: each with the numbers of the newer and the older cell.
pub fn outdated<'a>(cells: &[Cell<'a>]) -> Vec<(&'a str, u32, u32)> {
    let Some((newest, older)) = cells.split_last() else {
        return Vec::new();
    };
    let mut found: Vec<(&str, u32, u32)> = Vec::new();
    let mut used: Option<Scope> = None;
    for cell in since_cleared(older)
        .iter()
        .rev()
        .filter(|cell| cell.end == End::Refused)
    {
        for binding in Scope::of(cell.source).left() {
            let known = found.iter().any(|(name, ..)| *name == binding.name);
            if known || binding.sort != Sort::Function {
                continue;
            }
            let used = used.get_or_insert_with(|| Scope::of(newest.source));
            let makes = used.bindings.iter().any(|own| own.name == binding.name);
            let uses = (0..used.tokens.len()).any(|at| used.word(at) == binding.name);
            if let (true, false, (Some(refused), Some(Fate::Kept(kept, _)))) =
                (uses, makes, past(cells, binding.name, false))
            {
                found.push((binding.name, refused, kept));
            }
        }
    }
    found
}

/// The cells since the one that made the notebook forget all the others.
fn since_cleared<'c, 'a>(cells: &'c [Cell<'a>]) -> &'c [Cell<'a>] {
    let clears = |cell: &Cell| cell.source.lines().any(|line| line.trim() == ":clear");
    &cells[cells.iter().rposition(clears).unwrap_or(0)..]
}

/// The newest cell that should make a name but did not compile, if it is newer than all those that did, and what became
/// of the name in those.
fn past<'a>(cells: &[Cell<'a>], name: &str, variables: bool) -> (Option<u32>, Option<Fate<'a>>) {
    let older = cells.split_last().map_or(&[][..], |(_, older)| older);
    let older = since_cleared(older);
    let mut refused = None;
    for (index, cell) in older.iter().enumerate().rev() {
        let scope = Scope::of(cell.source);
        let Some(binding) = scope
            .left()
            .filter(|binding| binding.name == name)
            .filter(|binding| variables || binding.sort != Sort::Variable)
            .last()
        else {
            continue;
        };
        if cell.end == End::Refused {
            refused.get_or_insert(cell.count);
            continue;
        }
        let variable = binding.sort == Sort::Variable;
        let lost = older[index..].iter().find_map(|cell| match cell.end {
            End::Nothing => Some(Fate::Nothing(cell.count)),
            End::Lost if variable => Some(Fate::Lost(cell.count)),
            _ => None,
        });
        let unfinished = cell.end == End::Stopped && variable || cell.end == End::Lost && !variable;
        let fate = lost.unwrap_or(if unfinished {
            Fate::Stopped(cell.count)
        } else {
            let line = scope.line_at(scope.tokens[binding.at].range.start);
            Fate::Kept(cell.count, line)
        });
        return (refused, Some(fate));
    }
    (refused, None)
}
