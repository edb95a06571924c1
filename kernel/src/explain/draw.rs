//! Compile errors as pictures of the cell, with what is wrong marked.

use annotate_snippets::renderer::{AnsiColor, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::diagnostic::{Child, Diagnostic, Span};
use super::wide::align;
use crate::source::Cell;

/// JupyterLab shows errors on light red by day and on dark red by night. None of the sixteen colours is easy to read on
/// both, so whatever must be read has the colour of text, and only numbers and bars are cyan, which comes closest.
fn renderer() -> Renderer {
    let text = Style::new().bold();
    Renderer::plain()
        .error(text)
        .warning(text)
        .note(text)
        .help(text)
        .emphasis(text)
        .line_num(text.fg_color(Some(AnsiColor::Cyan.into())))
        .term_width(120)
}

/// An error as lines of text, with the compiler's own helps if `helps` is set.
pub fn draw(error: &Diagnostic, cells: &[Cell], helps: bool) -> Vec<String> {
    let level = match error.level.as_str() {
        "warning" => Level::WARNING,
        name => Level::ERROR.with_name(name),
    };
    let mut title = level.primary_title(error.message.as_str());
    if error.code.starts_with('E') {
        title = title.id(error.code.as_str());
    }
    let mut group = Group::with_title(title);
    for cell in cells_of(error) {
        let spans: Vec<&Span> = error
            .spans
            .iter()
            .filter(|span| span.cell == cell)
            .collect();
        group = group.element(snippet(&cells[cell], &spans));
    }
    for child in error.children.iter().filter(|child| helps && worth(child)) {
        let level = if child.level == "help" {
            Level::HELP
        } else {
            Level::NOTE
        };
        group = group.element(level.message(child.message.as_str()));
    }
    let drawn = renderer().render(&[group]);
    align(&drawn.lines().map(named).collect::<Vec<_>>())
}

/// The cells of an error, that of its place first.
fn cells_of(error: &Diagnostic) -> Vec<usize> {
    let mut cells: Vec<usize> = Vec::new();
    for span in &error.spans {
        if !cells.contains(&span.cell) {
            cells.push(span.cell);
        }
    }
    cells
}

/// Turns the `cell [3]:2:5` that `annotate-snippets` writes into `cell [3], line 2`.
fn named(line: &str) -> String {
    let Some((before, place)) = line.split_once("cell [") else {
        return line.trim_end().to_owned();
    };
    let numbers: Vec<&str> = place.splitn(3, ':').collect();
    match numbers[..] {
        [cell, line, column] if before.contains("-->") || before.contains(":::") => {
            let after = column.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}cell [{cell}, line {line}{after}")
                .trim_end()
                .to_owned()
        }
        _ => line.trim_end().to_owned(),
    }
}

fn snippet<'a>(
    cell: &Cell<'a>,
    spans: &[&'a Span],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let any_primary = spans.iter().any(|span| span.primary);
    let marks = spans.iter().enumerate().map(|(index, span)| {
        let main = span.primary || (!any_primary && index == 0);
        let kind = if main {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let label = (!span.label.is_empty()).then_some(span.label.as_str());
        kind.span(span.range.clone()).label(label)
    });
    Snippet::source(cell.source)
        .path(format!("cell [{}]", cell.count))
        .annotations(marks)
}

/// Whether it helps a student: no lists of traits, no notes about the insides of libraries.
fn worth(child: &Child) -> bool {
    const NOISE: [&str; 12] = [
        "the full name for the type has been written to",
        "consider using `--verbose`",
        "the following other types implement",
        "the following types implement",
        "the trait ",
        "the nightly-only",
        "required by a bound",
        "the following trait bounds were not satisfied",
        "required for ",
        "requirement that the value outlives",
        "see issue #",
        "if you wanted to use a crate named",
    ];
    child.whole
        && child.spans.iter().all(|span| span.replacement.is_none())
        && !NOISE.iter().any(|noise| child.message.starts_with(noise))
        && !child.message.ends_with("defined here")
}
