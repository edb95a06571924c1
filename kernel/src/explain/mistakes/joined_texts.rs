//! `"a" + "b"`.

use super::*;

pub const TITLE: Words = words!("Strings joined with `+`");
pub const EXAMPLES: &[Example] = &[
    cell("let name = \"abc\" + \"def\";"),
    cell("let label = \"k = \" + 3;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case.if_code("E0369")?.says_any(&[
        "cannot add `{}` to `&str`",
        "cannot add `{}` to `&'static str`",
    ])?;
    let left = case.expression_before(case.here);
    let right = case.operand_after(case.here + 1);
    let (first, second) = (case.at(&left), case.at(&right));
    Some(
        if kind == "&str" {
            words!(
                "Two strings in quotation marks cannot be joined with `+`. `format!` makes a new \
                 string from them:"
            )
        } else {
            words!(
                "A string and a value of another type cannot be joined with `+`. `format!` makes \
                 a string from both:"
            )
        }
        .code(case.replaced(
            left.start..right.end,
            format!("format!(\"{{}}{{}}\", {first}, {second})"),
        )),
    )
}
