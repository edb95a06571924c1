//! What the matchers of mistakes look at: an error and the code around it.

use std::ops::{Deref, Range};

use super::Context;
use super::code::Code;
use super::diagnostic::{Diagnostic, Span};
use super::fate::{Fate, fate, is_kept};
use super::nearest::nearest;
use super::scope::{Scope, Sort};
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
    /// The first token of that place.
    pub here: usize,
    /// The names that its cell makes, and where they are visible.
    pub scope: Scope<'a>,
}

/// What is asked about the code is asked about the cell with the error.
impl<'a> Deref for Case<'a> {
    type Target = Code<'a>;

    fn deref(&self) -> &Self::Target {
        &self.scope.code
    }
}

impl<'a> Case<'a> {
    /// The case for an error in a cell.
    pub fn new(error: &'a Diagnostic, cells: &'a [Cell<'a>], context: Context<'a>) -> Option<Self> {
        let span = error.spans.first()?;
        let scope = Scope::of(cells[span.cell].source);
        Some(Self {
            error,
            cells,
            context,
            span,
            here: scope.token_at(span.range.start),
            scope,
        })
    }

    /// Whether the error has this code; syntax errors have an empty one.
    pub fn is(&self, code: &str) -> bool {
        self.error.code == code
    }

    /// The case itself, if the error has this code.
    pub fn if_code(&self, code: &str) -> Option<&Self> {
        self.is(code).then_some(self)
    }

    /// Whether the compiler could not even read the code.
    pub fn is_syntax(&self) -> bool {
        self.error.is_syntax()
    }

    /// The case itself, if the compiler could not even read the code.
    pub fn syntax(&self) -> Option<&Self> {
        self.is_syntax().then_some(self)
    }

    /// What the message says where a pattern, which must match all of it, has `{}`.
    pub fn says<const N: usize>(&self, pattern: &str) -> Option<[&'a str; N]> {
        parts(&self.error.message, pattern)
    }

    /// The same for the first of several patterns that matches.
    pub fn says_any<const N: usize>(&self, patterns: &[&str]) -> Option<[&'a str; N]> {
        patterns.iter().find_map(|pattern| self.says(pattern))
    }

    /// The same for the label at the place of the error.
    pub fn label<const N: usize>(&self, pattern: &str) -> Option<[&'a str; N]> {
        parts(&self.span.label, pattern)
    }

    /// The same for the first of several patterns that matches.
    pub fn label_any<const N: usize>(&self, patterns: &[&str]) -> Option<[&'a str; N]> {
        patterns.iter().find_map(|pattern| self.label(pattern))
    }

    /// Whether the message begins with this.
    pub fn begins(&self, text: &str) -> bool {
        self.error.message.starts_with(text)
    }

    /// Whether the message contains this.
    pub fn mentions(&self, text: &str) -> bool {
        self.error.message.contains(text)
    }

    /// The other places in the same cell that the compiler mentions.
    pub fn others(&self) -> impl Iterator<Item = &'a Span> {
        let cell = self.span.cell;
        self.error.spans[1..].iter().filter(move |s| s.cell == cell)
    }

    /// The place in the same cell whose label contains this.
    pub fn labelled(&self, text: &str) -> Option<&'a Span> {
        let mut places = self.error.spans.iter();
        places.find(|place| place.cell == self.span.cell && place.label.contains(text))
    }

    /// Whether a help or a note contains this.
    pub fn hints(&self, text: &str) -> bool {
        self.error
            .children
            .iter()
            .any(|child| child.message.contains(text))
    }

    /// The place in the same cell of a help or a note that contains this.
    pub fn help(&self, text: &str) -> Option<&'a Span> {
        let mut children = self.error.children.iter();
        let child = children.find(|child| child.message.contains(text))?;
        let place = child.spans.first();
        place.filter(|place| place.cell == self.span.cell)
    }

    /// The places in the same cell where the compiler suggests something else.
    pub fn suggestions(&self) -> impl Iterator<Item = &'a Span> {
        let cell = self.span.cell;
        let places = self.error.children.iter().flat_map(|child| &child.spans);
        places.filter(move |place| place.cell == cell && place.replacement.is_some())
    }

    /// The replacement that a help suggests, if its text contains this.
    pub fn suggestion(&self, text: &str) -> Option<&'a str> {
        self.help(text)?.replacement.as_deref()
    }

    /// The code at the place of the error.
    pub fn text(&self) -> &'a str {
        self.at(&self.span.range)
    }

    /// The tokens of the line of the error.
    pub fn line_tokens(&self) -> Range<usize> {
        self.tokens_of_line(self.span.range.start)
    }

    /// Where in the line of the error these words and signs follow each other, as in [`Code::follows`].
    pub fn in_line(&self, pattern: &[&str]) -> Option<usize> {
        self.line_tokens().find(|&at| self.follows(at, pattern))
    }

    /// The first token from one on, but in the line of the error, that is this word or sign.
    pub fn in_line_from(&self, from: usize, word: &str) -> Option<usize> {
        self.find_from(from, word)
            .filter(|at| self.line_tokens().contains(at))
    }

    /// The name that the compiler did not find, whatever kind of name it should have been.
    pub fn unknown_name(&self) -> Option<&'a str> {
        let [name] = self.says_any(&[
            "cannot find value `{}` in this scope",
            "cannot find function `{}` in this scope",
            "cannot find type `{}` in this scope",
            "cannot find macro `{}` in this scope",
            "cannot find struct, variant or union type `{}` in this scope",
            "cannot find function, tuple struct or tuple variant `{}` in this scope",
            "failed to resolve: use of undeclared type `{}`",
            "cannot find type `{}` in this scope or crate",
        ])?;
        Some(name)
    }

    /// A call of a function that does not exist, if that is the error: its name, its place, and what it is given.
    pub fn unknown_call(&self) -> Option<(&'a str, Range<usize>, &'a str)> {
        let unknown = self.is("E0425") || self.is("E0423");
        let (place, arguments) = self.call(self.here).filter(|_| unknown)?;
        (!arguments.is_empty()).then(|| (self.text(), place, arguments))
    }

    /// The line of the error, without its indentation.
    pub fn line(&self) -> &'a str {
        self.line_at(self.span.range.start)
    }

    /// The line of the error with several places changed, in order.
    pub fn fixed(&self, changes: &[(Range<usize>, impl AsRef<str>)]) -> String {
        let place = changes.first().map_or(&self.span.range, |(range, _)| range);
        let line = self.line_range(place.start);
        let mut out = String::new();
        let mut at = line.start;
        for (range, with) in changes {
            out.push_str(&self.source[at..range.start.max(at)]);
            let with = with.as_ref();
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

    /// The line of a place with other code there.
    pub fn replaced(&self, range: Range<usize>, code: impl AsRef<str>) -> String {
        self.fixed(&[(range, code)])
    }

    /// The line of the error with other code at its place.
    pub fn with(&self, code: impl AsRef<str>) -> String {
        self.replaced(self.span.range.clone(), code)
    }

    /// The line of several places, each of them changed in the same way.
    pub fn each(&self, places: &[Range<usize>], change: impl Fn(&str) -> String) -> String {
        let change = |place: &Range<usize>| (place.clone(), change(self.at(place)));
        self.fixed(&places.iter().map(change).collect::<Vec<_>>())
    }

    /// The line that holds a byte, with more code there.
    pub fn inserted(&self, offset: usize, code: impl AsRef<str>) -> String {
        self.replaced(offset..offset, code)
    }

    /// The line of a place of the error with what the compiler suggests there.
    pub fn suggested(&self, place: &Span) -> Option<String> {
        Some(self.replaced(place.range.clone(), place.replacement.as_deref()?))
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
        let variables = self.scope.function_around(self.here).is_none();
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
        let wanted = |sort: Sort| sorts.contains(&sort);
        let mut known: Vec<&'a str> = self
            .scope
            .seen_from(self.here)
            .filter(|binding| wanted(binding.sort))
            .map(|binding| binding.name)
            .collect();
        known.reverse();
        let inside = self.scope.function_around(self.here).is_some();
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

    /// The line with the last `let` of the same cell that makes a variable.
    pub fn made_here(&self, name: &str) -> Option<&'a str> {
        let found = (0..self.tokens.len()).rev().find(|&at| {
            self.follows(at, &["let", name]) || self.follows(at, &["let", "mut", name])
        })?;
        let line = &self.source[self.tokens[found].range.start..];
        line.lines().next().map(str::trim)
    }

    /// The type of number that the line of the error makes or changes, if it is written out: in its own `let`, or in
    /// that of the variable that is changed.
    pub fn number_type_of_line(&self) -> Option<&'a str> {
        let first = self.line_tokens().start;
        let name = if self.word(first) == "let" {
            first + 1 + usize::from(self.word(first + 1) == "mut")
        } else {
            let name = self.word(first);
            let made = self.scope.seen_from(first);
            made.filter(|binding| binding.name == name).last()?.at
        };
        let written = (self.word(name + 1) == ":").then(|| self.word(name + 2))?;
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
