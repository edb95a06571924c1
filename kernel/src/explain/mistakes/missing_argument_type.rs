//! An argument without its type.

use super::*;

pub const TITLE: Words = words!("An argument without a type");

pub const EXAMPLES: &[Example] = &[
    cell("fn double(x) -> f32 {\n    x * 2.0\n}"),
    cell("fn larger(a, b) -> f32 {\n    if a > b { a } else { b }\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let begins = case
        .error
        .message
        .starts_with("expected one of `:`, `@`, or `|`, found");
    let at = case.here.checked_sub(1)?;
    let function = (0..at).rev().find(|&back| case.word(back) == "fn");
    let open = function? + 2;
    if !begins || case.kind(at) != Some(Kind::Word) || case.word(open) != "(" {
        return None;
    }
    let arguments = two_integer_types::indices(case, open)?;
    let without: Vec<_> = arguments
        .into_iter()
        .filter(|argument| !case.at(argument).contains(':'))
        .collect();
    let names: Vec<Words> = without
        .iter()
        .map(|place| Words::given(format!("`{}`", case.at(place))))
        .collect();
    let changes: Vec<_> = without
        .iter()
        .map(|place| (place.end..place.end, ": f32"))
        .collect();
    let words = match &names[..] {
        [name] => words!(
            "A function's arguments must have their types written out; {name} has none. For a \
             number, for example:";
            name
        ),
        _ => {
            let names = Words::joined(&names, &words!(" and "));
            words!(
                "A function's arguments must have their types written out; {names} have none. For \
                 a number, for example:";
                names
            )
        }
    };
    Some(words.code(case.fixed(&changes)))
}
