//! `println!` with a different number of values and places.

use super::*;

pub const TITLE: Words = words!("Placeholders and values in `println!` do not match");
pub const EXAMPLES: &[Example] = &[
    cell("println!(\"a = {} b = {}\", 1);"),
    cell("println!(\"a = \", 1);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let message = &case.error.message;
    let unused =
        message == "argument never used" || message == "multiple unused formatting arguments";
    let few = case.mentions("positional argument") && case.mentions("in format string, but");
    if !case.is_syntax() || !(unused || few) {
        return None;
    }
    Some(if unused {
        let text = case.labelled("formatting specifier missing")?;
        let inner = case.at(&text.range).strip_suffix('"')?;
        words!(
            "`{text}` is not shown anywhere: the string has no place for it. Each value goes \
             where there is a `{{}}` in the string:";
            text = case.text()
        )
        .code(case.replaced(text.range.clone(), format!("{inner}{{}}\"")))
    } else {
        words!(
            "Each `{}` in the string needs a value after it, in the same order. Here there are \
             fewer values than placeholders. For example:"
        )
        .code("println!(\"{} and {}\", 1, 2);")
    })
}
