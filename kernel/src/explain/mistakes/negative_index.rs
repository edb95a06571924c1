//! `x[-1]`.

use super::*;

pub const TITLE: Words = words!("A negative index");
pub const EXAMPLES: &[Example] = &[
    after(&[NUMBERS], "x[-1]"),
    cell("let v = vec![1.0, 2.0];\nv[-1]"),
    after(&[IMAGE], "image[[-1, 0]]"),
    cell("let v = vec![1, 2, 3];\nlet w = &v[..-1];"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let negative = case
        .says::<0>("the trait bound `usize: Neg` is not satisfied")
        .is_some()
        || case.begins("negative integers cannot be used to index on");
    let at = case.here;
    let number = case.word(at + 1);
    if !negative || case.word(at) != "-" || case.kind(at + 1) != Some(Kind::Integer) {
        return None;
    }
    let (open, _) = case.around(at, "[")?;
    let outer = case.word(open.checked_sub(1)) == "[";
    let array = case.at(&case.expression_before(if outer { open - 1 } else { open }));
    if array.is_empty() {
        return None;
    }
    let axis = (open..at).filter(|&next| case.word(next) == ",").count();
    let length = match (outer, axis) {
        (true, 0) => format!("{array}.nrows()"),
        (true, 1) => format!("{array}.ncols()"),
        (true, axis) => format!("{array}.len_of(Axis({axis}))"),
        _ => format!("{array}.len()"),
    };
    let range = case.bytes(at..=at + 1);
    Some(
        words!(
            "An index is a `usize`, which is never negative; `-{number}` does not count from the \
             end as in Python. Write";
            number
        )
        .code(case.replaced(range, format!("{length} - {number}"))),
    )
}
