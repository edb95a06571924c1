//! `"a" + "b"`.

use super::*;

pub const TITLE: Words = words!("Strings joined with `+`");

pub const EXAMPLES: &[Example] = &[
    cell("let name = \"abc\" + \"def\";"),
    cell("let label = \"k = \" + 3;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let text = case.of("E0369")?.says_any::<1>(&[
        "cannot add `{}` to `&str`",
        "cannot add `{}` to `&'static str`",
    ])?;
    let at = case.here;
    let (left, right) = (
        case.expression_before(at),
        whole_number_with_float::operand_after(case, at + 1),
    );
    let range = left.start..right.end;
    Some(
        if text[0] == "&str" {
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
            range,
            format!(
                "format!(\"{{}}{{}}\", {}, {})",
                case.at(&left),
                case.at(&right)
            ),
        )),
    )
}
