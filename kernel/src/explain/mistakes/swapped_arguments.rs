//! Arguments in the wrong order.

use super::*;

pub const TITLE: Words = words!("Arguments in the wrong order");
pub const EXAMPLES: &[Example] = &[after(
    &[
        IMAGE,
        "fn pad(a: &Array2<f32>, n: usize) -> usize { a.len() + n }",
    ],
    "pad(1, &image)",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let place = case.if_code("E0308")?.help("swap these arguments")?;
    let function = case.text();
    Some(
        words!("`{function}` takes these arguments in a different order:"; function)
            .code(case.suggested(place)?),
    )
}
