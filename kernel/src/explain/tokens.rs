//! The tokens of what a student wrote, however wrong it is.

use std::ops::Range;

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word,
    /// `3`
    Integer,
    /// `3.0`
    Float,
    /// `"text"`, closed or not.
    Text,
    /// `'a'`, or something longer that begins like it.
    Character,
    /// `'a` without an end.
    Lifetime,
    /// `// …` or `/* … */`
    Comment,
    /// A single sign, and whatever is not Rust.
    Sign,
}

/// A piece of a source; spaces are not tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// The bytes of the source.
    pub range: Range<usize>,
}

/// The tokens of a source, in order.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut at = 0;
    let mut found = Vec::new();
    for token in tokenize(source, FrontmatterAllowed::No) {
        let range = at..at + token.len as usize;
        at = range.end;
        let kind = match token.kind {
            TokenKind::Whitespace => continue,
            TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } => Kind::Comment,
            TokenKind::Ident
            | TokenKind::RawIdent
            | TokenKind::InvalidIdent
            | TokenKind::UnknownPrefix => Kind::Word,
            TokenKind::Literal { kind, .. } => match kind {
                LiteralKind::Int { .. } => Kind::Integer,
                LiteralKind::Float { .. } => Kind::Float,
                LiteralKind::Char { .. } | LiteralKind::Byte { .. } => Kind::Character,
                _ => Kind::Text,
            },
            TokenKind::Lifetime { .. }
            | TokenKind::RawLifetime
            | TokenKind::UnknownPrefixLifetime => Kind::Lifetime,
            _ => Kind::Sign,
        };
        found.push(Token { kind, range });
    }
    found
}
