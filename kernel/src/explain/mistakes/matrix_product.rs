//! `a @ b`.

use super::*;

pub const TITLE: Words = words!("NumPy's `@`");
pub const EXAMPLES: &[Example] = &[after(&[IMAGE], "let p = image @ image.t();")];

pub fn explain(case: &Case) -> Option<Words> {
    if !case.is_syntax() || !case.error.message.ends_with("found `@`") {
        return None;
    }
    let at = if case.word(case.here) == "@" {
        case.here
    } else {
        case.in_line(&["@"])?
    };
    let left = case.expression_before(at);
    let right = case.operand_after(at + 1);
    let other = case.at(&right);
    Some(
        words!("The product of two matrices is the method `dot`:")
            .code(case.replaced(left.end..right.end, format!(".dot(&{other})"))),
    )
}
