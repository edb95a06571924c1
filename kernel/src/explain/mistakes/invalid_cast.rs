//! `as` where it cannot help.

use super::*;

pub const TITLE: Words = words!("A conversion that `as` cannot do");
pub const EXAMPLES: &[Example] = &[
    cell("let text = \"5\";\nlet n = text as f32;"),
    cell("let a = 0.5;\nlet b = a as bool;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let (value, kind) = case.text().rsplit_once(" as ")?;
    if case.is("E0606") {
        let [from, _] = case.says("casting `{}` as `{}` is invalid")?;
        if !matches!(from, "&str" | "&'static str") || !(is_float(kind) || is_integer(kind)) {
            return None;
        }
        return Some(
            words!(
                "`as` only converts numbers, and `{value}` is a string. `parse` reads a number \
                 from a string; it fails if the string is not a number:";
                value
            )
            .code(case.with(format!("{value}.parse::<{kind}>()?"))),
        );
    }
    case.if_code("E0054")?
        .says::<1>("cannot cast `{}` as `bool`")?;
    Some(
        words!(
            "A number is not a truth value, and `as` cannot make one of it. Write out what you \
             mean:"
        )
        .code(case.with(format!("{value} != 0.0"))),
    )
}
