//! `?` in a closure.

use super::*;

pub const TITLE: Words = words!("`?` in a closure");
pub const EXAMPLES: &[Example] = &[after(
    &[FILTERS],
    "let fs: Vec<Array2<f32>> = (1..3).map(|k| filters(k)?).collect();",
)];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("E0277")?
        .says::<1>("the `?` operator can only be used in a closure that returns{}")?;
    Some(
        words!(
            "The `?` would pass an error to the caller of the closure (the small function) `|…| \
             …`, but the closure does not return a `Result`. Let it return one, without `?`, and \
             collect into a `Result` of a list:"
        )
        .code(
            case.with("")
                .replace(".collect();", ".collect::<Result<_, _>>()?;")
                .replace(".collect()", ".collect::<Result<_, _>>()?")
                .replace("??", "?"),
        ),
    )
}
