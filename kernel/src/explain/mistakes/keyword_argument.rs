//! `area(w=2.0)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "keyword-argument",
    title: words!("Named arguments"),
    examples: &[after(
        &["fn area(w: f32, h: f32) -> f32 { w * h }"],
        "area(w=2.0, h=3.0)",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let at = case.token_at(case.span.range.start);
    let inside = at
        .checked_sub(1)
        .is_some_and(|before| matches!(case.word(Some(before)), "(" | ","));
    if !case.is("E0425")
        || !inside
        || case.word(Some(at + 1)) != "="
        || case.word(Some(at + 2)) == "="
    {
        return None;
    }
    let name = case.text();
    let open = (0..at).rev().find(|&back| case.word(Some(back)) == "(")?;
    let called = case.word(open.checked_sub(1));
    let end = closing(case.source, &case.tokens, open)?;
    let changes: Vec<_> = (open..end)
        .filter(|&next| {
            matches!(case.word(Some(next)), "(" | ",") && case.follows(next + 1, &["_", "="])
        })
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
