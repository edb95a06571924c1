//! What is open at a place in code: brackets, a text or a comment.

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};

/// What is open at a place in code.
#[derive(Default)]
pub struct Open {
    /// The brackets, by where they are.
    pub brackets: Vec<usize>,
    /// Whether a bracket before it closes nothing.
    pub unopened: bool,
    /// Whether it is inside a text, a letter or a comment.
    pub text: bool,
}

/// What is open at a byte of the code.
pub fn open(code: &str, place: usize) -> Open {
    let mut open = Open::default();
    let mut at = 0;
    for token in tokenize(code, FrontmatterAllowed::No) {
        if at >= place {
            break;
        }
        let end = at + token.len as usize;
        match token.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => {
                open.brackets.push(at);
            }
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => {
                open.unopened |= open.brackets.pop().is_none();
            }
            kind => open.text |= ends(kind).is_some_and(|ends| end > place || !ends),
        }
        at = end;
    }
    open
}

/// Whether a text, a letter or a comment has an end; `None` for other tokens.
fn ends(kind: TokenKind) -> Option<bool> {
    match kind {
        TokenKind::LineComment { .. } => Some(true),
        TokenKind::BlockComment { terminated, .. } => Some(terminated),
        TokenKind::Literal { kind, .. } => match kind {
            LiteralKind::Str { terminated }
            | LiteralKind::ByteStr { terminated }
            | LiteralKind::CStr { terminated } => Some(terminated),
            LiteralKind::RawStr { n_hashes }
            | LiteralKind::RawByteStr { n_hashes }
            | LiteralKind::RawCStr { n_hashes } => Some(n_hashes.is_some()),
            // It does not go on in the next line.
            LiteralKind::Char { .. } | LiteralKind::Byte { .. } => Some(true),
            LiteralKind::Int { .. } | LiteralKind::Float { .. } => None,
        },
        _ => None,
    }
}
