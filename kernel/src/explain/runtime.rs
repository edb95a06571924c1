//! Cells that failed while they ran.

use super::code::Code;
use super::diagnostic::{Diagnostic, GENERATED, Span};
use super::mistakes::explain_run;
use super::tokens::Kind;
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
        let code = Code::of(cells[span.cell].source);
        let line = code.line_range(span.range.start);
        (code.at(&span.range), code.at(&line))
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
    let end = expression_end(&Code::of(source), spot.offset, calculates);
    Some(Span::new(spot.cell, begin..end))
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
fn expression_end(code: &Code, offset: usize, both: bool) -> usize {
    let mut end = offset;
    let mut at = code.token_at(offset);
    while let Some(token) = code.tokens.get(at) {
        let fresh = end == offset;
        let next = match (code.word(at), token.kind) {
            ("(" | "[", _) => code.closing(at),
            ("." | "?" | "!" | ":", _) => Some(at),
            ("&" | "*" | "-", _) if fresh => Some(at),
            (_, Kind::Word | Kind::Integer | Kind::Float | Kind::Text) => {
                let before = &code.source[..token.range.start];
                let joined = fresh || before.ends_with(['.', ':', '&', '*', '-']);
                joined.then_some(at)
            }
            _ => None,
        };
        let Some(last) = next else { break };
        end = code.tokens[last].range.end;
        at = last + 1;
    }
    // Two operands with a sign between them: `a - b` begins with `a`.
    if both
        && matches!(code.word(at), "+" | "-" | "*" | "/" | "%")
        && let Some(right) = code.tokens.get(at + 1)
        && right.range.start > end
    {
        let right_end = expression_end(code, right.range.start, both);
        if !code.source[end..right_end].contains('\n') {
            return right_end;
        }
    }
    let first = code.source[offset..].chars().next();
    end.max(offset + first.map_or(0, char::len_utf8))
}
