//! A list with elements of two types.

use super::*;

pub const TITLE: Words = words!("A list of whole numbers and numbers with a decimal point");
pub const EXAMPLES: &[Example] = &[cell("let v = vec![1, 2.0];")];

pub fn explain(case: &Case) -> Option<Words> {
    let [] = case
        .of("E0308")?
        .label("expected integer, found floating-point number")?;
    let at = case.here;
    let open = (0..at).rev().find(|&back| case.word(back) == "[")?;
    let end = case.closing(open).filter(|&end| end > at)?;
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
