//! `"a" + "b"`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "joined-texts",
    title: words!("Strings joined with `+`"),
    examples: &[
        cell("let name = \"abc\" + \"def\";"),
        cell("let label = \"k = \" + 3;"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let text = case
        .says::<1>("cannot add `{}` to `&str`")
        .or_else(|| case.says("cannot add `{}` to `&'static str`"))
        .filter(|_| case.is("E0369"))?;
    let at = case.token_at(case.span.range.start);
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
        .code(case.fixed(&[(
            range,
            &format!(
                "format!(\"{{}}{{}}\", {}, {})",
                case.at(&left),
                case.at(&right)
            ),
        )])),
    )
}
