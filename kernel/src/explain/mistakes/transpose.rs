//! `image.T`.

use super::*;

pub const TITLE: Words = words!("NumPy's `.T`");
pub const EXAMPLES: &[Example] = &[after(&[IMAGE], "image.T")];

pub fn explain(case: &Case) -> Option<Words> {
    let [_] = case
        .says("no field `T` on type `{}`")
        .filter(|[kind]| kind.contains("Array"))?;
    Some(words!("The transpose of an array is the method `t`:").code(case.with("t()")))
}
