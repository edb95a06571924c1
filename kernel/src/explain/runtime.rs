//! Cells that failed while they ran.

use super::diagnostic::{Diagnostic, GENERATED, Span};
use super::mistakes::explain_run;
use super::tokens::{Kind, closing, tokens};
use super::trouble::Trouble;
use super::{Compile, Context, Failed, Panic, Shown, draw, said};
use crate::source::{Cell, Map};

/// A panic with its place in the cells, the last of which was run; `compiles` are the runs of the compiler on it.
pub fn panic<'a>(
    panic: &Panic,
    compiles: &[Compile],
    cells: &[Cell],
    context: impl Into<Context<'a>>,
) -> Shown {
    // Only a panic in a calculation is about both sides of an operator.
    let calculates = panic.message.starts_with("attempt to ");
    let at = |file: &str, line, column| place(file, line, column, calculates, compiles, cells);
    let span = at(&panic.file, panic.line, panic.column).or_else(|| {
        let (line, column) = called_from(panic.backtrace.as_deref()?)?;
        at(GENERATED, line, column)
    });
    let mut shown = show(&panic.message, true, span, cells, context.into());
    if let Some(backtrace) = &panic.backtrace {
        shown.traceback.extend(backtrace.lines().map(str::to_owned));
    }
    shown
}

/// An error that a `?` of the cell passed on.
pub fn failed<'a>(
    failed: &Failed,
    compiles: &[Compile],
    cells: &[Cell],
    context: impl Into<Context<'a>>,
) -> Shown {
    let (line, column) = (failed.line, failed.column);
    let span = place(&failed.file, line, column, false, compiles, cells);
    show(&failed.message, false, span, cells, context.into())
}

fn show(message: &str, panic: bool, span: Option<Span>, cells: &[Cell], context: Context) -> Shown {
    let (code, line) = span.as_ref().map_or(("", ""), |span| {
        let source = cells[span.cell].source;
        let begin = source[..span.range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        (
            &source[span.range.clone()],
            source[begin..].lines().next().unwrap_or(""),
        )
    });
    let trouble = Trouble {
        message,
        panic,
        code,
        line,
    };
    let error = Diagnostic {
        level: if panic { "panic" } else { "error" }.to_owned(),
        code: String::new(),
        message: message.to_owned(),
        spans: span.into_iter().collect(),
        children: Vec::new(),
        generated: Vec::new(),
    };
    let mut traceback = draw::draw(&error, cells, false);
    if let Some((id, words)) = explain_run(&trouble) {
        traceback.extend(said(&words, id, context));
    }
    Shown {
        ename: error.level,
        evalue: error.message,
        traceback,
    }
}

/// The line and column of the cell's code nearest to a panic in a library, if the calls are known.
fn called_from(backtrace: &str) -> Option<(usize, usize)> {
    backtrace.lines().find_map(|line| {
        let place = line.split_once(GENERATED)?.1.strip_prefix(':')?;
        let (line, column) = place.trim_end().split_once(':')?;
        Some((line.parse().ok()?, column.parse().ok()?))
    })
}

/// The expression of a cell that begins at a place in the generated source.
fn place(
    file: &str,
    line: usize,
    column: usize,
    calculates: bool,
    compiles: &[Compile],
    cells: &[Cell],
) -> Option<Span> {
    if file != GENERATED {
        return None;
    }
    let compile = compiles
        .iter()
        .rev()
        .find(|compile| compile.success)
        .or(compiles.last())?;
    let spot = Map::new(&compile.source, cells).spot(line, column)?;
    let source = cells[spot.cell].source;
    let begin = expression_begin(source, spot.offset);
    Some(Span {
        cell: spot.cell,
        range: begin..expression_end(source, spot.offset, calculates),
        primary: true,
        label: String::new(),
        replacement: None,
    })
}

/// Where the expression begins whose index is at a byte.
fn expression_begin(source: &str, offset: usize) -> usize {
    if !source[offset..].starts_with('[') {
        return offset;
    }
    let named = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    source[..offset].trim_end_matches(named).len()
}

/// The end of the expression that begins at a byte: names, calls, fields, indices; with `both`, of the whole
/// calculation.
fn expression_end(source: &str, offset: usize, both: bool) -> usize {
    let tokens = tokens(source);
    let first = tokens.partition_point(|token| token.range.end <= offset);
    let mut end = offset;
    let mut at = first;
    while let Some(token) = tokens.get(at) {
        let text = &source[token.range.clone()];
        let fresh = end == offset;
        let next = match (text, token.kind) {
            ("(" | "[", _) => closing(source, &tokens, at),
            ("." | "?" | "!" | ":", _) => Some(at),
            ("&" | "*" | "-", _) if fresh => Some(at),
            (_, Kind::Word | Kind::Integer | Kind::Float | Kind::Text) => {
                let joined =
                    fresh || source[..token.range.start].ends_with(['.', ':', '&', '*', '-']);
                joined.then_some(at)
            }
            _ => None,
        };
        let Some(last) = next else { break };
        end = tokens[last].range.end;
        at = last + 1;
    }
    // Two operands with a sign between them: `a - b` begins with `a`.
    if both
        && let (Some(sign), Some(right)) = (tokens.get(at), tokens.get(at + 1))
        && matches!(&source[sign.range.clone()], "+" | "-" | "*" | "/" | "%")
        && right.range.start > end
    {
        let right_end = expression_end(source, right.range.start, both);
        if !source[end..right_end].contains('\n') {
            return right_end;
        }
    }
    end.max(
        source[offset..]
            .chars()
            .next()
            .map_or(offset, |c| offset + c.len_utf8()),
    )
}
