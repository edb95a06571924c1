//! `area(w=2.0)`.

use super::*;

pub const TITLE: Words = words!("Named arguments");
pub const EXAMPLES: &[Example] = &[after(&[AREA], "area(w=2.0, h=3.0)")];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.if_code("E0425")?.here;
    let inside = matches!(case.word(at.checked_sub(1)), "(" | ",");
    if !inside || case.word(at + 1) != "=" || case.word(at + 2) == "=" {
        return None;
    }
    let name = case.text();
    let (open, end) = case.around(at, "(")?;
    let called = case.word(open.checked_sub(1));
    let named =
        |&next: &usize| matches!(case.word(next), "(" | ",") && case.follows(next + 1, &["_", "="]);
    let start = |at: usize| case.tokens[at].range.start;
    let changes: Vec<_> = (open..end)
        .filter(named)
        .map(|next| (start(next + 1)..start(next + 3), ""))
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
