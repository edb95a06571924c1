//! `let (h, w) = image.shape();`

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "shape-taken-apart",
    title: words!("A shape taken apart"),
    examples: &[after(
        &["let image: Array2<f32> = Array2::zeros((4, 6));"],
        "let (height, width) = image.shape();",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.label::<1>("expected `[usize]`, found `({})`")
        .filter(|_| case.is("E0308"))?;
    let call = case
        .others()
        .find(|span| span.label == "this expression has type `&[usize]`")?;
    let array = case.at(&call.range).strip_suffix(".shape()")?;
    Some(
        words!(
            "`shape()` is a list, and Rust does not know how many numbers it holds. `dim()` gives \
             the lengths of the axes as a tuple:"
        )
        .code(case.fixed(&[(call.range.clone(), &format!("{array}.dim()"))])),
    )
}
