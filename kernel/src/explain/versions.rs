//! Newer compilers word some errors differently, or place them elsewhere: here they become what the matchers know.

use super::case::parts;
use super::diagnostic::{Child, Diagnostic};
use crate::source::Cell;

impl Diagnostic {
    /// Gives the error the wording and place that compilers 1.95 to 1.98 give it.
    pub fn in_known_words(&mut self, cells: &[Cell]) {
        self.of_another_kind();
        self.arrays_told_apart();
        self.index_alone(cells);
    }

    /// ``cannot find value `s` in this scope``, with a note that there is a macro: ``expected value, found macro `s` ``.
    fn of_another_kind(&mut self) {
        let Some([wanted, name]) = parts(&self.message, "cannot find {} `{}` in this scope") else {
            return;
        };
        let note = |child: &Child| {
            let [sort, named] =
                parts(&child.message, "a{} named `{}` exists in another namespace")?;
            (named == name).then(|| sort.trim_start_matches('n').trim_start().to_owned())
        };
        let Some(at) = self.children.iter().position(|child| note(child).is_some()) else {
            return;
        };
        let sort = note(&self.children[at]).unwrap_or_default();
        let (message, label) = (
            format!("expected {wanted}, found {sort} `{name}`"),
            format!("not a {wanted}"),
        );
        self.message = message;
        self.children.remove(at);
        for span in self.spans.iter_mut().filter(|span| span.primary) {
            if span.label == "not found in this scope" {
                span.label.clone_from(&label);
            }
        }
    }

    /// An array and a view of one: only a note says which is which.
    fn arrays_told_apart(&mut self) {
        if self.code != "E0308" {
            return;
        }
        let mut of_place = None;
        for at in (0..self.children.len()).rev() {
            let child = &mut self.children[at];
            if child.spans.is_empty() {
                of_place = array_and_view(&child.message);
            } else if let Some(told) = of_place.take().filter(|_| speaks_of_types(&child.message)) {
                child.message = told;
            }
        }
        let first = self.spans.first_mut();
        if let (Some(told), Some(span)) =
            (of_place, first.filter(|span| speaks_of_types(&span.label)))
        {
            span.label = told;
        }
    }

    /// What is not an array index: just the `0`, not all of `image[0]`.
    fn index_alone(&mut self, cells: &[Cell]) {
        if !self.message.contains(": NdIndex<") {
            return;
        }
        for span in self.spans.iter_mut().filter(|span| span.primary) {
            let source = cells[span.cell].source;
            let before = source[..span.range.start].trim_end();
            let after = source[span.range.end..].trim_start();
            if before.ends_with('[') && after.starts_with(']') {
                continue;
            }
            let Some((open, inside)) = last_brackets(&source[span.range.clone()]) else {
                continue;
            };
            let start = span.range.start + open + 1 + (inside.len() - inside.trim_start().len());
            span.range = start..start + inside.trim().len();
        }
    }
}

fn speaks_of_types(text: &str) -> bool {
    parts::<2>(text, "expected `{}`, found `{}`").is_some()
}

/// A note of two lines, `expected …` and `found …`, about owned arrays and views, as one line.
fn array_and_view(note: &str) -> Option<String> {
    let pieces: Vec<&str> = note.split('`').collect();
    let [begin, expected, between, found, ..] = pieces[..] else {
        return None;
    };
    let kind = |text: &str| {
        let name = text.trim_start_matches('&').split('<').next()?;
        name.starts_with("Array").then(|| name.to_owned())
    };
    let apart = kind(expected)? != kind(found)?;
    let lines =
        begin.starts_with("expected ") && between.contains('\n') && between.contains("found ");
    (apart && lines).then(|| format!("expected `{expected}`, found `{found}`"))
}

/// Where the brackets that end an expression open, and what is between them.
fn last_brackets(text: &str) -> Option<(usize, &str)> {
    let inner = text.strip_suffix(']')?;
    let mut depth = 0usize;
    let open = inner.char_indices().rev().find_map(|(at, c)| {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
        None
    })?;
    (open > 0).then(|| (open, &inner[open + 1..]))
}
