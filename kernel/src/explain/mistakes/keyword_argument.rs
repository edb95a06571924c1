//! `area(w=2.0)`.

use super::*;

pub const TITLE: Words = words!("Named arguments");

pub const EXAMPLES: &[Example] = &[after(&[AREA], "area(w=2.0, h=3.0)")];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.here;
    let inside = at
        .checked_sub(1)
        .is_some_and(|before| matches!(case.word(before), "(" | ","));
    if !case.is("E0425") || !inside || case.word(at + 1) != "=" || case.word(at + 2) == "=" {
        return None;
    }
    let name = case.text();
    let open = (0..at).rev().find(|&back| case.word(back) == "(")?;
    let called = case.word(open.checked_sub(1));
    let end = case.closing(open)?;
    let changes: Vec<_> = (open..end)
        .filter(|&next| matches!(case.word(next), "(" | ",") && case.follows(next + 1, &["_", "="]))
        .map(|next| {
            (
                case.tokens[next + 1].range.start..case.tokens[next + 3].range.start,
                "",
            )
        })
        .collect();
    (case.kind(open.checked_sub(1)?) == Some(Kind::Word)).then(|| {
        words!(
            "Rust has no named arguments such as `{name}=…`: arguments are told apart by their \
             order. Give `{called}` the values alone:";
            name, called
        )
        .code(case.fixed(&changes))
    })
}
