//! `a @ b`.

use super::*;

pub const TITLE: Words = words!("NumPy's `@`");

pub const EXAMPLES: &[Example] = &[after(&[IMAGE], "let p = image @ image.t();")];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.here;
    let at = if case.word(at) == "@" {
        at
    } else {
        case.in_line(&["@"])?
    };
    if !case.is_syntax() || !case.error.message.ends_with("found `@`") {
        return None;
    }
    let left = case.expression_before(at);
    let right = whole_number_with_float::operand_after(case, at + 1);
    let other = case.at(&right).to_owned();
    Some(
        words!("The product of two matrices is the method `dot`:")
            .code(case.replaced(left.end..right.end, format!(".dot(&{other})"))),
    )
}
