//! `reshape` of an owned array.

use super::*;

pub const TITLE: Words = words!("NumPy's `reshape`");
pub const EXAMPLES: &[Example] = &[after(&[IMAGE], "let b = image.reshape(24);")];

pub fn explain(case: &Case) -> Option<Words> {
    let unfit = case
        .says::<1>("the trait bound `OwnedRepr<{}>: DataShared` is not satisfied")
        .is_some();
    let at = case.here;
    if !unfit || case.text() != "reshape" || case.word(at + 1) != "(" {
        return None;
    }
    let range = case.span.range.clone();
    Some(
        words!(
            "`to_shape` gives an array another shape; it fails if the number of elements differs:"
        )
        .code(
            case.replaced(range, "to_shape")
                .replace(");", ")?.to_owned();"),
        ),
    )
}
