//! Something changed while it is lent.

use super::*;

pub const TITLE: Words = words!("A change while a reference is in use");
pub const EXAMPLES: &[Example] = &[cell(
    "{\n    let mut v = vec![1, 2, 3];\n    let first = &v[0];\n    v.push(4);\n    println!(\"{first}\");\n}",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .if_code("E0502")?
        .says("cannot borrow `{}` as mutable because it is also borrowed as immutable")?;
    let lent = case.labelled("immutable borrow occurs here")?;
    case.labelled("later used here")?;
    Some(
        words!(
            "`{name}` is changed here, while what was lent by this line is still used later:"; name
        )
        .code(case.line_at(lent.range.start))
        .and(words!(
            "A change could move the elements elsewhere in memory, and the reference would point \
             to nothing. Change first and borrow afterwards, or keep a copy instead of a \
             reference."
        )),
    )
}
