//! A comment that begins with `#`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-comment",
    title: words!("A comment with `#`"),
    examples: &[
        cell("# a comment\nlet a = 1;"),
        cell("let a = 1; # the number"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let offset = case.source[..case.span.range.start]
        .trim_end()
        .len()
        .checked_sub(1)?;
    let at = case.token_at(offset);
    if !case
        .error
        .message
        .starts_with("expected one of `!` or `[`, found")
        || case.word(Some(at)) != "#"
    {
        return None;
    }
    Some(
        words!("In Rust a comment begins with `//`, not with `#`:")
            .code(case.fixed(&[(case.tokens[at].range.clone(), "//")])),
    )
}
