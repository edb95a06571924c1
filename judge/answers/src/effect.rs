//! Which definitions are in effect at a point in the notebook, and which of them something needs.

use std::collections::BTreeSet;

use crate::cell::Cell;
use crate::definition::{Definition, Kind};

/// What the grader's own first cell brings in, in one language or the other.
const GIVEN: [&str; 5] = [
    "use v1conv::prelude::*;",
    "use v1conv::en::*;",
    "use v1conv::ja::*;",
    "use v1conv::exercises::en::*;",
    "use v1conv::exercises::ja::*;",
];

/// The definitions in effect when all these cells have run, in the order in which they took effect.
///
/// As in the kernel: a name means what was last defined under it, and unnamed definitions accumulate.
pub fn in_effect<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<&'a Definition> {
    let mut found: Vec<&Definition> = Vec::new();
    for new in all(cells) {
        if let Some(key) = &new.key {
            found.retain(|old| old.key.as_ref() != Some(key) && old.follows.as_ref() != Some(key));
        } else if found.iter().any(|old| old.text == new.text) {
            continue;
        }
        found.push(new);
    }
    found
}

/// All definitions in these cells, including those replaced later.
pub fn all<'a>(cells: impl Iterator<Item = &'a Cell>) -> impl Iterator<Item = &'a Definition> {
    let definitions = cells.flat_map(|cell| &cell.definitions);
    definitions.filter(|each| !GIVEN.contains(&&*each.text))
}

/// The definitions that these names need, directly or indirectly.
///
/// `library` tells whether a name is that of an available library.
pub fn needed<'a>(
    definitions: &[&'a Definition],
    mut names: BTreeSet<String>,
    library: &dyn Fn(&str) -> bool,
) -> Vec<&'a Definition> {
    let keys: BTreeSet<&String> = definitions
        .iter()
        .filter(|each| !matches!(each.kind, Kind::Use(_)))
        .filter_map(|each| each.key.as_ref())
        .collect();
    let own =
        |root: &str| matches!(root, "crate" | "self" | "super") || keys.contains(&root.to_owned());
    let mut taken = vec![false; definitions.len()];
    let mut taken_keys: BTreeSet<&String> = BTreeSet::new();
    let mut grows = true;
    while grows {
        grows = false;
        for (each, taken) in definitions.iter().zip(&mut taken) {
            let among_taken =
                |names: &BTreeSet<String>| names.iter().any(|name| taken_keys.contains(name));
            let wanted = match &each.kind {
                // A trait from another library may be needed without being named.
                Kind::Use(root) if !own(root) => library(root),
                Kind::Use(_) if each.key.is_none() => among_taken(&each.mentions),
                Kind::Impl(subjects) => among_taken(subjects),
                _ => !each.names.is_disjoint(&names),
            };
            if wanted && !*taken {
                *taken = true;
                grows = true;
                names.extend(each.mentions.iter().cloned());
                taken_keys.extend(&each.key);
            }
        }
    }
    let mut needed: Vec<&Definition> = (definitions.iter().zip(taken))
        .filter_map(|(each, taken)| taken.then_some(*each))
        .collect();
    needed.sort_by_key(|each| each.kind != Kind::Macro);
    needed
}

/// The cells whose statements make or change the variables with these names, directly or indirectly.
pub fn running(cells: &[(usize, &Cell)], names: &BTreeSet<String>) -> BTreeSet<usize> {
    let variables: BTreeSet<&String> = cells.iter().flat_map(|(_, cell)| &cell.binds).collect();
    let mut wanted: BTreeSet<&String> = names
        .iter()
        .filter(|name| variables.contains(name))
        .collect();
    let mut running = BTreeSet::new();
    loop {
        let before = running.len();
        for (at, cell) in cells {
            let touches = |names: &BTreeSet<String>| names.iter().any(|name| wanted.contains(name));
            if touches(&cell.binds) || touches(&cell.statements) {
                running.insert(*at);
                let used = cell
                    .statements
                    .iter()
                    .filter(|name| variables.contains(name));
                wanted.extend(used);
            }
        }
        if running.len() == before {
            return running;
        }
    }
}
