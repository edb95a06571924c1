//! Branches with values of different types.

use super::*;

pub const TITLE: Words = words!("`if` and `else` of different types");
pub const EXAMPLES: &[Example] = &[
    cell("let a = if true { 1.0 } else { 2 };"),
    cell("let x: f32 = 1.5;\nlet a = if x < 0.0 { 0 } else { x };"),
];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("E0308")?
        .says::<0>("`if` and `else` have incompatible types")?;
    let [expected, found] = case.label("expected {}, found {}")?;
    let value = case.text();
    let words = words!(
        "Both branches of an `if` must give values of the same type, because one variable gets \
         them."
    );
    Some(
        if expected.contains("floating-point") && found == "integer" && is_digits(value) {
            words
                .and(words!("`{value}` is a whole number; write"; value))
                .code(case.with(format!("{value}.0")))
        } else if expected == "integer" && is_float(found.trim_matches('`')) {
            let place = &case.labelled("expected because of this")?.range;
            let digits = Some(case.at(place)).filter(|number| is_digits(number))?;
            words
                .and(words!("`{digits}` is a whole number; write"; digits))
                .code(case.replaced(place.clone(), format!("{digits}.0")))
        } else {
            let name = |text: &str| text.trim_matches('`').to_owned();
            words.and(words!(
                "Here one is {expected}, the other {found}.";
                expected = name(expected), found = name(found)
            ))
        },
    )
}
