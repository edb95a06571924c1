//! Puts errors about the code that evcxr wrote around a cell in terms of the cell.

use std::ops::Range;

use super::diagnostic::{Diagnostic, Span};
use super::tokens::{Kind, tokens};
use crate::source::Cell;

/// The name for the code that follows the cell.
const END: &str = "the end of the cell";

impl Diagnostic {
    /// Whether it is about the call with which evcxr shows a cell's last value.
    pub fn of_display(&self) -> bool {
        self.generated
            .iter()
            .any(|(line, _)| line.contains(".evcxr_display()"))
    }

    /// Whether it is about keeping a variable that was given away.
    pub fn of_stored(&self) -> bool {
        let stores = |line: &str| {
            line.contains("evcxr_variable_store(") || line.contains(".put_variable::<")
        };
        ["E0382", "E0505"].contains(&self.code.as_str())
            && !self.spans.iter().any(|span| span.primary)
            && self.generated.iter().any(|(line, _)| stores(line))
    }

    /// Rewrites an error about the code around the cell in terms of the cell.
    pub fn tidy(&mut self, cells: &[Cell]) {
        self.message = self.message.replace("this file", "this cell");
        self.end_of_cell(cells.len().saturating_sub(1));
        self.delimiters(cells);
        self.place_of_help();
        self.unclosed_text(cells);
        self.shown_number(cells);
        self.shown_value(cells);
    }

    /// Whether there is a label on a place that evcxr wrote.
    fn unseen(&self, label: &str) -> bool {
        self.generated.iter().any(|(_, said)| said == label)
    }

    /// What the compiler met next is not the student's: it is evcxr's code, or an item of another cell that evcxr put
    /// there.
    fn end_of_cell(&mut self, newest: usize) {
        let mut met = self.message.starts_with("expected ") && self.unseen("unexpected token");
        if self.is_syntax() && self.spans.first().is_some_and(|span| span.cell != newest) {
            let own = self.spans.iter().filter(|span| span.cell == newest);
            let mut own: Vec<Span> = own.cloned().collect();
            if let Some(first) = own.first_mut() {
                first.primary = true;
                self.spans = own;
                met = true;
            }
        }
        if met && let Some((expected, _)) = self.message.rsplit_once(", found ") {
            self.message = format!("{expected}, found {END}");
        }
    }

    /// A bracket without a partner, which the compiler often notices in code after the cell.
    fn delimiters(&mut self, cells: &[Cell]) {
        if !self.message.contains("delimiter") {
            return;
        }
        if !self.spans.iter().any(|span| span.primary) {
            match self.spans.first_mut() {
                Some(first) => first.primary = true,
                None => {
                    let found = unbalanced(cells);
                    let opens = found.as_ref().is_some_and(|span| {
                        cells[span.cell].source[span.range.clone()].starts_with(['(', '[', '{'])
                    });
                    if opens {
                        self.message = "this cell contains an unclosed delimiter".to_owned();
                    }
                    self.spans.extend(found);
                }
            }
        } else if self.message.starts_with("mismatched")
            && self.unseen("mismatched closing delimiter")
        {
            self.message = "this cell contains an unclosed delimiter".to_owned();
        }
    }

    /// An error that shows up after the cell is placed where a note about it points.
    fn place_of_help(&mut self) {
        if !self.spans.is_empty() || !self.is_syntax() {
            return;
        }
        let note = self.children.iter().find(|child| !child.spans.is_empty());
        if let Some((note, span)) = note.and_then(|note| Some((note, note.spans.first()?))) {
            self.spans.push(Span {
                primary: true,
                label: note.message.clone(),
                replacement: None,
                ..span.clone()
            });
            if let Some((expected, _)) = self.message.rsplit_once(", found ") {
                self.message = format!("{expected}, found {END}");
            }
        }
    }

    /// An unclosed text would be marked up to the next quotation mark, on another line or beyond the cell.
    fn unclosed_text(&mut self, cells: &[Cell]) {
        for span in self.spans.iter_mut().filter(|_| self.code == "E0765") {
            let text = &cells[span.cell].source[span.range.clone()];
            span.range.end = span.range.start + text.lines().next().map_or(0, str::len);
        }
    }

    /// The value that evcxr cannot show is the cell's last line.
    fn shown_value(&mut self, cells: &[Cell]) {
        let shown = self.message.ends_with("doesn't implement `Debug`");
        if !self.spans.is_empty() || !shown || self.code != "E0277" {
            return;
        }
        let Some(cell) = cells.len().checked_sub(1) else {
            return;
        };
        let text = cells[cell].source.trim_end();
        let line = text.rsplit('\n').next().unwrap_or("").trim_start();
        let range = text.len() - line.len()..text.len();
        self.spans.push(Span::new(cell, range));
    }

    /// When evcxr shows a number whose type the compiler cannot tell, only the help is in the cell.
    fn shown_number(&mut self, cells: &[Cell]) {
        if !self.spans.is_empty() || self.code != "E0689" {
            return;
        }
        let Some(help) = self
            .children
            .iter()
            .find_map(|child| child.spans.first())
            .cloned()
        else {
            return;
        };
        let source = cells[help.cell].source;
        let range = name_before(source, help.range.start);
        self.message = format!(
            "type annotations needed for the number `{}`",
            &source[range.clone()]
        );
        self.code = "E0282".to_owned();
        self.spans.push(Span {
            range,
            primary: true,
            replacement: None,
            ..help
        });
    }
}

/// The name that ends at a byte.
fn name_before(source: &str, end: usize) -> Range<usize> {
    let name = source[..end].trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    name.len()..end
}

/// The bracket of the last cell that has no partner.
fn unbalanced(cells: &[Cell]) -> Option<Span> {
    let cell = cells.len().checked_sub(1)?;
    let source = cells[cell].source;
    let mut open = Vec::new();
    let mut found = None;
    for token in tokens(source)
        .into_iter()
        .filter(|token| token.kind == Kind::Sign)
    {
        match &source[token.range.clone()] {
            "(" | "[" | "{" => open.push(token.range),
            ")" | "]" | "}" if open.pop().is_none() => {
                found = Some(token.range);
                break;
            }
            _ => {}
        }
    }
    Some(Span {
        label: "this bracket has no partner".to_owned(),
        ..Span::new(cell, found.or(open.pop())?)
    })
}
