//! What the matchers of mistakes look at: an error and the code around it.

use std::ops::Range;

use super::Context;
use super::diagnostic::{Diagnostic, Span};
use super::fate::{Fate, fate, is_kept};
use super::nearest::nearest;
use super::scope::{Scope, Sort};
use super::tokens::{Kind, Token, tokens};
use super::types::{is_float, is_integer};
use crate::source::{Cell, End};

/// A compile error together with the student's code.
pub struct Case<'a> {
    /// The error.
    pub error: &'a Diagnostic,
    /// All cells; the last is the one that was run.
    pub cells: &'a [Cell<'a>],
    /// Names that a student may have meant.
    pub context: Context<'a>,
    /// Where the error is.
    pub span: &'a Span,
    /// The source of the cell it is in.
    pub source: &'a str,
    /// Its tokens, comments left out.
    pub tokens: Vec<Token>,
    /// The names it makes, and where they are visible.
    pub scope: Scope<'a>,
}

impl<'a> Case<'a> {
    /// The case for an error in a cell.
    pub fn new(error: &'a Diagnostic, cells: &'a [Cell<'a>], context: Context<'a>) -> Option<Self> {
        let span = error.spans.first()?;
        let source = cells[span.cell].source;
        let mut tokens = tokens(source);
        tokens.retain(|token| token.kind != Kind::Comment);
        Some(Self {
            error,
            cells,
            context,
            span,
            source,
            tokens,
            scope: Scope::of(source),
        })
    }

    /// Whether the error has this code; syntax errors have an empty one.
    pub fn is(&self, code: &str) -> bool {
        self.error.code == code
    }

    /// Whether the compiler could not even read the code.
    pub fn is_syntax(&self) -> bool {
        self.error.is_syntax()
    }

    /// What the message says where a pattern, which must match all of it, has `{}`.
    pub fn says<const N: usize>(&self, pattern: &str) -> Option<[&'a str; N]> {
        parts(&self.error.message, pattern)
    }

    /// The same for the label at the place of the error.
    pub fn label<const N: usize>(&self, pattern: &str) -> Option<[&'a str; N]> {
        parts(&self.span.label, pattern)
    }

    /// The other places in the same cell that the compiler mentions.
    pub fn others(&self) -> impl Iterator<Item = &'a Span> {
        let cell = self.span.cell;
        self.error.spans[1..].iter().filter(move |s| s.cell == cell)
    }

    /// Whether a help or a note contains this.
    pub fn hints(&self, text: &str) -> bool {
        self.error
            .children
            .iter()
            .any(|child| child.message.contains(text))
    }

    /// The replacement that a help suggests, if its text contains this.
    pub fn suggestion(&self, text: &str) -> Option<&'a str> {
        let child = self
            .error
            .children
            .iter()
            .find(|child| child.message.contains(text))?;
        child.spans.first()?.replacement.as_deref()
    }

    /// The code at the place of the error.
    pub fn text(&self) -> &'a str {
        self.at(&self.span.range)
    }

    /// The code at a place of the same cell.
    pub fn at(&self, range: &Range<usize>) -> &'a str {
        self.source.get(range.clone()).unwrap_or("")
    }

    /// The code of a token; empty if there is none.
    pub fn word(&self, index: Option<usize>) -> &'a str {
        index
            .and_then(|index| self.tokens.get(index))
            .map_or("", |token| self.at(&token.range))
    }

    /// What a token is.
    pub fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// The first token that does not end before a byte: the one there, or the next.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens
            .partition_point(|token| token.range.end <= offset)
    }

    /// The tokens of the line of the error.
    pub fn line_tokens(&self) -> Range<usize> {
        let line = self.line_range(self.span.range.start);
        let first = self
            .tokens
            .partition_point(|token| token.range.start < line.start);
        let end = self
            .tokens
            .partition_point(|token| token.range.start < line.end);
        first..end
    }

    /// Where in the line of the error these words and signs follow each other; `_` is any token.
    pub fn in_line(&self, pattern: &[&str]) -> Option<usize> {
        self.line_tokens().find(|&at| self.follows(at, pattern))
    }

    /// Whether these tokens are there from `at` on; `_` is any word, `#` any number, `*` anything.
    pub fn follows(&self, at: usize, pattern: &[&str]) -> bool {
        pattern.iter().enumerate().all(|(step, &expected)| {
            let found = self.word(Some(at + step));
            match (expected, self.kind(at + step)) {
                (_, None) => false,
                ("_", Some(kind)) => kind == Kind::Word,
                ("#", Some(kind)) => matches!(kind, Kind::Integer | Kind::Float),
                ("…", Some(_)) => true,
                (_, Some(Kind::Text | Kind::Character)) => false,
                _ => found == expected,
            }
        })
    }

    /// The bytes of the line that holds a byte.
    pub fn line_range(&self, offset: usize) -> Range<usize> {
        let begin = self.source[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = self.source[offset..]
            .find('\n')
            .map_or(self.source.len(), |at| offset + at);
        begin..end
    }

    /// The line of the error as the student wrote it, without its indentation.
    pub fn line(&self) -> &'a str {
        self.at(&self.line_range(self.span.range.start)).trim()
    }

    /// The line of the error with one place changed, or several, in order.
    pub fn fixed(&self, changes: &[(Range<usize>, &str)]) -> String {
        let place = changes
            .first()
            .map_or(self.span.range.start, |(range, _)| range.start);
        let line = self.line_range(place);
        let mut out = String::new();
        let mut at = line.start;
        for (range, with) in changes {
            out.push_str(&self.source[at..range.start.max(at)]);
            // After a type, `<` would begin its arguments.
            let before_less = self.source[range.end..].trim_start().starts_with('<');
            if with.contains(" as ") && before_less {
                out.push_str(&format!("({with})"));
            } else {
                out.push_str(with);
            }
            at = range.end;
        }
        out.push_str(&self.source[at..line.end.max(at)]);
        out.trim().to_owned()
    }

    /// The same, at the place of the error.
    pub fn with(&self, code: &str) -> String {
        self.fixed(&[(self.span.range.clone(), code)])
    }

    /// The number of the older cell that made a name which still exists, and the line that made it.
    pub fn made_in(&self, name: &str) -> Option<(u32, &'a str)> {
        match fate(self.cells, name, true)? {
            Fate::Kept(count, line) => Some((count, line)),
            _ => None,
        }
    }

    /// What became of a name that an older cell made, if it would be visible here.
    pub fn fate(&self, name: &str) -> Option<Fate<'a>> {
        let here = self.token_at(self.span.range.start);
        let variables = self.scope.function_around(here).is_none();
        fate(self.cells, name, variables)
    }

    /// Whether this cell or one run before it has loaded the library of these notebooks; true if no library is known.
    pub fn has_library(&self) -> bool {
        let Some(library) = self.context.library else {
            return true;
        };
        let gone = self.cells.iter().rposition(|cell| cell.end == End::Nothing);
        let there = &self.cells[gone.map_or(0, |at| at + 1)..];
        let loads = format!("use {library}::");
        there
            .iter()
            .any(|cell| cell.end != End::Refused && cell.source.contains(&loads))
    }

    /// The existing name that the one at the place of the error was meant to be.
    pub fn nearest(&self, name: &str, sorts: &[Sort]) -> Option<&'a str> {
        let here = self.token_at(self.span.range.start);
        let wanted = |sort: Sort| sorts.contains(&sort);
        let mut known: Vec<&'a str> = self
            .scope
            .seen_from(here)
            .filter(|binding| wanted(binding.sort))
            .map(|binding| binding.name)
            .collect();
        known.reverse();
        let inside = self.scope.function_around(here).is_some();
        let older = self.cells.split_last().map_or(&[][..], |(_, older)| older);
        for cell in older.iter().rev().filter(|cell| cell.end != End::Refused) {
            known.extend(
                Scope::of(cell.source)
                    .left()
                    .filter(|binding| wanted(binding.sort))
                    .filter(|binding| !(inside && binding.sort == Sort::Variable))
                    .filter(|binding| is_kept(self.cells, binding.name))
                    .map(|binding| binding.name),
            );
        }
        known.extend(self.context.names.iter().copied().filter(|known| {
            let capital = known.starts_with(char::is_uppercase);
            wanted(if !capital {
                Sort::Function
            } else if known.contains(char::is_lowercase) {
                Sort::Type
            } else {
                Sort::Constant
            })
        }));
        nearest(name, known)
    }

    /// The line of the same cell that makes a variable.
    pub fn made_here(&self, name: &str) -> Option<&'a str> {
        let_line(self.source, name)
    }

    /// The type of number that the line of the error makes or changes, if it is written out: in its own `let`, or in
    /// that of the variable that is changed.
    pub fn number_type_of_line(&self) -> Option<&'a str> {
        let line = self.line_tokens();
        let first = line.start;
        let of_let = |at: usize| {
            let mutable = usize::from(self.word(Some(at + 1)) == "mut");
            let colon = at + 2 + mutable;
            (self.word(Some(colon)) == ":").then(|| self.word(Some(colon + 1)))
        };
        let written = if self.word(Some(first)) == "let" {
            of_let(first)?
        } else {
            let name = self.word(Some(first));
            let binding = self
                .scope
                .seen_from(first)
                .filter(|binding| binding.name == name)
                .last()?;
            let colon = binding.at + 1;
            (self.word(Some(colon)) == ":").then(|| self.word(Some(colon + 1)))?
        };
        (is_float(written) || is_integer(written)).then_some(written)
    }

    /// How many axes an array has, if its type is written after its name, or where it is made.
    pub fn axes(&self, name: &str) -> Option<usize> {
        let typed = [
            format!("{name}: Array"),
            format!("{name}: &Array"),
            format!("{name}: &mut Array"),
            format!("{name} = Array"),
        ];
        self.cells.iter().rev().find_map(|cell| {
            let rest = typed
                .iter()
                .find_map(|typed| cell.source.split_once(typed.as_str()))?
                .1;
            let number = rest.strip_prefix("View").unwrap_or(rest).chars().next()?;
            number.to_digit(10).map(|axes| axes as usize)
        })
    }

    /// The expression that ends before a token, made of names, calls, fields and brackets.
    pub fn expression_before(&self, index: usize) -> Range<usize> {
        let end = index
            .checked_sub(1)
            .map_or(0, |last| self.tokens[last].range.end);
        let mut at = index;
        let mut depth = 0usize;
        let mut wants_operand = true;
        while let Some(last) = at.checked_sub(1) {
            let word = self.word(Some(last));
            match (word, self.tokens[last].kind) {
                (")" | "]", Kind::Sign) if depth > 0 || wants_operand => {
                    depth += 1;
                }
                ("(" | "[", Kind::Sign) if depth > 0 => {
                    depth -= 1;
                    // A call, an index or a pair of brackets: what is called comes before it.
                    wants_operand = depth == 0;
                }
                _ if depth > 0 => {}
                ("." | ":" | "&" | "?" | "!", Kind::Sign) => wants_operand = true,
                (_, Kind::Word) if wants_operand && !KEYWORDS.contains(&word) => {
                    wants_operand = false
                }
                (_, Kind::Integer | Kind::Float | Kind::Text | Kind::Character)
                    if wants_operand =>
                {
                    wants_operand = false;
                }
                _ => break,
            }
            at = last;
        }
        let start = self.tokens.get(at).map_or(end, |token| token.range.start);
        start.min(end)..end
    }
}

const KEYWORDS: [&str; 11] = [
    "let", "return", "if", "while", "in", "match", "mut", "else", "for", "loop", "as",
];

/// The line with the last `let` that makes a variable.
fn let_line<'s>(source: &'s str, name: &str) -> Option<&'s str> {
    let tokens: Vec<Token> = tokens(source)
        .into_iter()
        .filter(|t| t.kind != Kind::Comment)
        .collect();
    let word = |index: usize| tokens.get(index).map_or("", |t| &source[t.range.clone()]);
    let found = (0..tokens.len()).rev().find(|&at| {
        word(at) == "let"
            && (word(at + 1) == name || (word(at + 1) == "mut" && word(at + 2) == name))
    })?;
    source[tokens[found].range.start..]
        .lines()
        .next()
        .map(str::trim)
}

/// What a text says where a pattern, which must match all of it, has `{}`.
pub fn parts<'t, const N: usize>(text: &'t str, pattern: &str) -> Option<[&'t str; N]> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut found = [""; N];
    let pieces: Vec<&str> = pieces.collect();
    if pieces.len() != N {
        return None;
    }
    for (index, piece) in pieces.iter().enumerate() {
        let last = index + 1 == N;
        let end = match (last, piece.is_empty()) {
            (true, true) => rest.len(),
            (true, false) => rest.strip_suffix(piece)?.len(),
            (false, _) => rest.find(piece)?,
        };
        found[index] = &rest[..end];
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(found)
}
