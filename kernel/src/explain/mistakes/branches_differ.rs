//! Branches with values of different types.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "branches-differ",
    title: (
        "`if` and `else` of different types",
        "`if` と `else` の型が違う",
    ),
    examples: &[
        cell("let a = if true { 1.0 } else { 2 };"),
        cell("let x: f32 = 1.5;\nlet a = if x < 0.0 { 0 } else { x };"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("`if` and `else` have incompatible types")
        .filter(|_| case.is("E0308"))?;
    let [expected, found] = case.label("expected {}, found {}")?;
    let value = case.text();
    let words = say(
        "Both branches of an `if` must give values of the same type, because one variable gets them.",
        "`if` と `else` の値は同じ型でなければなりません（どちらを通っても、`if` 全体の値の型が1つに決まるようにするためです）。",
    );
    Some(
        if expected.contains("floating-point")
            && found == "integer"
            && value.chars().all(|c| c.is_ascii_digit())
        {
            words
                .say(
                    format!("`{value}` is a whole number; write"),
                    format!("`{value}` は整数です。次のように書きます。"),
                )
                .code(case.with(&format!("{value}.0")))
        } else if expected == "integer" && is_float(found.trim_matches('`')) {
            let other = case.others().find(|span| span.label == "expected because of this");
            let number = other.filter(|span| case.at(&span.range).chars().all(|c| c.is_ascii_digit()))?;
            let digits = case.at(&number.range);
            words
                .say(
                    format!("`{digits}` is a whole number; write"),
                    format!("`{digits}` は整数です。次のように書きます。"),
                )
                .code(case.fixed(&[(number.range.clone(), &format!("{digits}.0"))]))
        } else {
            let name = |text: &str| text.trim_matches('`').to_owned();
            words.say(
                format!("Here one is {}, the other {}.", name(expected), name(found)),
                format!(
                    "ここでは、一方が {}、もう一方が {} です。",
                    name(expected),
                    name(found)
                ),
            )
        },
    )
}
