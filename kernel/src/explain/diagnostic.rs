//! The compiler's messages, in terms of the cells.

use std::ops::Range;

use serde::Deserialize;
use serde_json::Value;

use super::types::friendly;
use crate::source::{Cell, Map};

/// The file of a cell's code, as the compiler and panics name it.
pub const GENERATED: &str = "src/lib.rs";

/// The code of errors that only notebooks have.
pub const NOTEBOOK: &str = "notebook";

/// An error or a warning.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// `error` or `warning`.
    pub level: String,
    /// `E0308`, the name of a lint, or empty.
    pub code: String,
    /// The message.
    pub message: String,
    /// Where, in the student's code; the primary places first.
    pub spans: Vec<Span>,
    /// Helps and notes.
    pub children: Vec<Child>,
    /// The lines written by evcxr that the error mentions, each with its label.
    pub generated: Vec<(String, String)>,
}

/// A place in a cell that the compiler mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which of the cells, an index.
    pub cell: usize,
    /// The bytes of its source.
    pub range: Range<usize>,
    /// Whether the error is here, or this place is only related to it.
    pub primary: bool,
    /// The compiler's label for it; may be empty.
    pub label: String,
    /// The compiler's suggested replacement.
    pub replacement: Option<String>,
}

impl Span {
    /// The place of an error that has no label.
    pub fn new(cell: usize, range: Range<usize>) -> Self {
        Self {
            cell,
            range,
            primary: true,
            label: String::new(),
            replacement: None,
        }
    }
}

/// A help or a note.
#[derive(Clone, Debug)]
pub struct Child {
    /// `help` or `note`.
    pub level: String,
    /// Its text.
    pub message: String,
    /// Its places in the cells.
    pub spans: Vec<Span>,
    /// Whether all of its places are in the cells.
    pub whole: bool,
}

#[derive(Deserialize)]
struct Raw {
    level: String,
    code: Option<RawCode>,
    message: String,
    #[serde(default)]
    spans: Vec<RawSpan>,
    #[serde(default)]
    children: Vec<Raw>,
}

#[derive(Deserialize)]
struct RawCode {
    code: String,
}

#[derive(Clone, Deserialize)]
struct RawSpan {
    file_name: String,
    line_start: usize,
    line_end: usize,
    column_start: usize,
    column_end: usize,
    is_primary: bool,
    label: Option<String>,
    suggested_replacement: Option<String>,
    expansion: Option<Box<Expansion>>,
}

#[derive(Clone, Deserialize)]
struct Expansion {
    span: RawSpan,
}

impl Diagnostic {
    /// Reads one from the compiler's JSON; `None` for what is not a diagnostic in itself.
    pub fn read(json: &Value, map: &Map, cells: &[Cell]) -> Option<Self> {
        let raw = Raw::deserialize(json).ok()?;
        let summary = ["aborting due to", "For more information", "Some errors"];
        if summary.iter().any(|begin| raw.message.starts_with(begin)) {
            return None;
        }
        let here = |span: &RawSpan| placed(span, map, cells);
        let generated = raw.spans.iter().filter(|span| here(span).is_none());
        let generated = generated.map(|span| {
            (
                map.line(span.line_start).to_owned(),
                friendly(span.label.as_deref().unwrap_or("")),
            )
        });
        let generated: Vec<(String, String)> = generated.collect();
        let mut spans: Vec<Span> = raw.spans.iter().filter_map(here).collect();
        spans.sort_by_key(|span| !span.primary);
        let children = raw.children.into_iter().map(|child| {
            let found: Vec<Span> = child.spans.iter().filter_map(here).collect();
            Child {
                level: child.level,
                message: friendly(&child.message),
                whole: found.len() == child.spans.len(),
                spans: found,
            }
        });
        let mut error = Self {
            level: raw.level,
            code: raw.code.map(|code| code.code).unwrap_or_default(),
            message: friendly(&raw.message),
            spans,
            children: children.collect(),
            generated,
        };
        error.in_known_words(cells);
        error.tidy(cells);
        Some(error)
    }

    /// Whether the compiler could not even read the code: such errors have no code.
    pub fn is_syntax(&self) -> bool {
        self.code.is_empty() || SYNTAX_CODES.contains(&self.code.as_str())
    }
}

/// Syntax errors that do have a code: the lexer's.
const SYNTAX_CODES: [&str; 4] = ["E0758", "E0762", "E0763", "E0765"];

/// The place in a cell; for code made by a macro, that of the call.
fn placed(raw: &RawSpan, map: &Map, cells: &[Cell]) -> Option<Span> {
    if raw.file_name != GENERATED {
        let mut outer = raw.expansion.as_ref()?.span.clone();
        outer.label = raw.label.clone().or(outer.label);
        outer.is_primary = raw.is_primary;
        outer.suggested_replacement = None;
        return placed(&outer, map, cells);
    }
    let begin = map.spot(raw.line_start, raw.column_start)?;
    let end = map
        .spot(raw.line_end, raw.column_end)
        .filter(|end| end.cell == begin.cell && end.offset >= begin.offset)
        .map_or_else(
            || cells[begin.cell].source.trim_end().len().max(begin.offset),
            |end| end.offset,
        );
    Some(Span {
        cell: begin.cell,
        range: begin.offset..end,
        primary: raw.is_primary,
        label: friendly(raw.label.as_deref().unwrap_or("")),
        replacement: raw.suggested_replacement.clone(),
    })
}
