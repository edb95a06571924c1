//! A list with elements of two types.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "mixed-list",
    title: words!("A list of whole numbers and numbers with a decimal point"),
    examples: &[cell("let v = vec![1, 2.0];")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [] = case
        .label("expected integer, found floating-point number")
        .filter(|_| case.is("E0308"))?;
    let at = case.token_at(case.span.range.start);
    let open = (0..at).rev().find(|&back| case.word(Some(back)) == "[")?;
    let end = closing(case.source, &case.tokens, open).filter(|&end| end > at)?;
    let changes: Vec<_> = (open..end)
        .filter(|&next| case.kind(next) == Some(Kind::Integer))
        .map(|next| {
            let range = case.tokens[next].range.end..case.tokens[next].range.end;
            (range, ".0")
        })
        .collect();
    (!changes.is_empty()).then(|| {
        words!(
            "All elements of a list have the same type, decided by the first one: a whole number. \
             Write all of them with a decimal point:"
        )
        .code(case.fixed(&changes))
    })
}
