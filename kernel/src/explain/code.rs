//! A piece of code as its tokens, and what is found by counting and matching them: lines, brackets, small expressions.

use std::ops::{Range, RangeInclusive};

use super::tokens::{Kind, Token, tokens};

/// A source and its tokens.
pub struct Code<'s> {
    /// The source.
    pub source: &'s str,
    /// Its tokens, comments left out.
    pub tokens: Vec<Token>,
}

impl<'s> Code<'s> {
    /// Reads a source.
    pub fn of(source: &'s str) -> Self {
        let mut tokens = tokens(source);
        tokens.retain(|token| token.kind != Kind::Comment);
        Self { source, tokens }
    }

    /// The code at a place.
    pub fn at(&self, range: &Range<usize>) -> &'s str {
        self.source.get(range.clone()).unwrap_or("")
    }

    /// The code of a token; empty if there is none.
    pub fn word(&self, index: impl Into<Option<usize>>) -> &'s str {
        let token = index.into().and_then(|index| self.tokens.get(index));
        token.map_or("", |token| self.at(&token.range))
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

    /// The bytes from the first of some tokens to the last.
    pub fn bytes(&self, tokens: RangeInclusive<usize>) -> Range<usize> {
        self.tokens[*tokens.start()].range.start..self.tokens[*tokens.end()].range.end
    }

    /// The bytes between two tokens, such as brackets.
    pub fn between(&self, open: usize, end: usize) -> Range<usize> {
        self.tokens[open].range.end..self.tokens[end].range.start
    }

    /// Whether two tokens follow each other without a space.
    pub fn touch(&self, first: usize, second: usize) -> bool {
        self.tokens[first].range.end == self.tokens[second].range.start
    }

    /// Whether these tokens are there from `at` on; `_` is any word, `#` any number, `…` anything.
    pub fn follows(&self, at: usize, pattern: &[&str]) -> bool {
        pattern.iter().enumerate().all(|(step, &expected)| {
            let found = self.word(at + step);
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

    /// The first token from one on that is this word or sign.
    pub fn find_from(&self, from: usize, word: &str) -> Option<usize> {
        (from..self.tokens.len()).find(|&at| self.word(at) == word)
    }

    /// The last token before one that is this word or sign.
    pub fn find_before(&self, end: usize, word: &str) -> Option<usize> {
        (0..end).rev().find(|&at| self.word(at) == word)
    }

    /// The bytes of the line that holds a byte.
    pub fn line_range(&self, offset: usize) -> Range<usize> {
        let begin = self.source[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = self.source[offset..]
            .find('\n')
            .map_or(self.source.len(), |at| offset + at);
        begin..end
    }

    /// The line that holds a byte, without its indentation.
    pub fn line_at(&self, offset: usize) -> &'s str {
        self.at(&self.line_range(offset)).trim()
    }

    /// The number of the line that holds a byte, from 1.
    pub fn line_number(&self, offset: usize) -> usize {
        self.source[..offset].matches('\n').count() + 1
    }

    /// The tokens that begin in the line that holds a byte.
    pub fn tokens_of_line(&self, offset: usize) -> Range<usize> {
        let line = self.line_range(offset);
        let first_after = |offset| {
            self.tokens
                .partition_point(|token| token.range.start < offset)
        };
        first_after(line.start)..first_after(line.end)
    }

    /// The bracket that closes the one at `open`.
    pub fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0usize;
        for (index, token) in self.tokens.iter().enumerate().skip(open) {
            match self.at(&token.range) {
                "(" | "[" | "{" if token.kind == Kind::Sign => depth += 1,
                ")" | "]" | "}" if token.kind == Kind::Sign => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(index);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The innermost brackets of a kind around a token: where they open, and where they close.
    pub fn around(&self, at: usize, bracket: &str) -> Option<(usize, usize)> {
        (0..at)
            .rev()
            .filter(|&open| self.word(open) == bracket)
            .find_map(|open| Some((open, self.closing(open).filter(|&end| end > at)?)))
    }

    /// The places of what is between brackets, divided by commas.
    pub fn items(&self, open: usize) -> Option<Vec<Range<usize>>> {
        let end = self.closing(open)?;
        let mut found = Vec::new();
        let mut begin = open + 1;
        let mut at = open + 1;
        while at <= end {
            match self.word(at) {
                "(" | "[" | "{" => at = self.closing(at)?,
                "," => {
                    found.push((begin, at));
                    begin = at + 1;
                }
                _ if at == end => found.push((begin, at)),
                _ => {}
            }
            at += 1;
        }
        let place =
            |(begin, end): (usize, usize)| (begin < end).then(|| self.bytes(begin..=end - 1));
        Some(found.into_iter().filter_map(place).collect())
    }

    /// A call whose name is at a token: the place of all of it, and what is between its brackets.
    pub fn call(&self, name: usize) -> Option<(Range<usize>, &'s str)> {
        let open = name + 1;
        let end = self.closing(open).filter(|_| self.word(open) == "(")?;
        let inside = self.at(&self.between(open, end)).trim();
        Some((self.bytes(name..=end), inside))
    }

    /// The operand that begins with a token: a name with its calls and indices.
    pub fn operand_after(&self, first: usize) -> Range<usize> {
        let mut at = first;
        while at + 1 < self.tokens.len() {
            let step = match self.word(at + 1) {
                "." => Some(at + 2),
                "(" | "[" if self.touch(at, at + 1) => self.closing(at + 1),
                _ => None,
            };
            let Some(step) = step.filter(|step| *step < self.tokens.len()) else {
                break;
            };
            at = step;
        }
        self.bytes(first..=at)
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
            let word = self.word(last);
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
