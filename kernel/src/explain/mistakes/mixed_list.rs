//! A list with elements of two types.

use super::*;

pub const TITLE: Words = words!("A list of whole numbers and numbers with a decimal point");
pub const EXAMPLES: &[Example] = &[cell("let v = vec![1, 2.0];")];

pub fn explain(case: &Case) -> Option<Words> {
    let [] = case
        .if_code("E0308")?
        .label("expected integer, found floating-point number")?;
    let (open, end) = case.around(case.here, "[")?;
    let changes: Vec<_> = (open..end)
        .filter(|&at| case.kind(at) == Some(Kind::Integer))
        .map(|at| (case.bytes(at..=at), format!("{}.0", case.word(at))))
        .collect();
    (!changes.is_empty()).then(|| {
        words!(
            "All elements of a list have the same type, decided by the first one: a whole number. \
             Write all of them with a decimal point:"
        )
        .code(case.fixed(&changes))
    })
}
