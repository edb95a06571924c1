//! `reshape` of an owned array.

use super::*;

pub const TITLE: Words = words!("NumPy's `reshape`");
pub const EXAMPLES: &[Example] = &[after(&[IMAGE], "let b = image.reshape(24);")];

pub fn explain(case: &Case) -> Option<Words> {
    case.says::<1>("the trait bound `OwnedRepr<{}>: DataShared` is not satisfied")?;
    if case.text() != "reshape" || case.word(case.here + 1) != "(" {
        return None;
    }
    Some(
        words!(
            "`to_shape` gives an array another shape; it fails if the number of elements differs:"
        )
        .code(case.with("to_shape").replace(");", ")?.to_owned();")),
    )
}
