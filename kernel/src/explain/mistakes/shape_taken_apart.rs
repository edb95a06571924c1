//! `let (h, w) = image.shape();`

use super::*;

pub const TITLE: Words = words!("A shape taken apart");
pub const EXAMPLES: &[Example] = &[after(&[IMAGE], "let (height, width) = image.shape();")];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("E0308")?
        .label::<1>("expected `[usize]`, found `({})`")?;
    let call = case.labelled("this expression has type `&[usize]`")?;
    let array = case.at(&call.range).strip_suffix(".shape()")?;
    Some(
        words!(
            "`shape()` is a list, and Rust does not know how many numbers it holds. `dim()` gives \
             the lengths of the axes as a tuple:"
        )
        .code(case.replaced(call.range.clone(), format!("{array}.dim()"))),
    )
}
