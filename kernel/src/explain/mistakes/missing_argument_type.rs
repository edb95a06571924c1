//! An argument without its type.

use super::*;

pub const TITLE: Words = words!("An argument without a type");
pub const EXAMPLES: &[Example] = &[
    cell("fn double(x) -> f32 {\n    x * 2.0\n}"),
    cell("fn larger(a, b) -> f32 {\n    if a > b { a } else { b }\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let begins = case.begins("expected one of `:`, `@`, or `|`, found");
    let at = case.here.checked_sub(1)?;
    let open = case.find_before(at, "fn")? + 2;
    if !begins || case.kind(at) != Some(Kind::Word) || case.word(open) != "(" {
        return None;
    }
    let mut without = case.items(open)?;
    without.retain(|argument| !case.at(argument).contains(':'));
    let names: Vec<&str> = without.iter().map(|place| case.at(place)).collect();
    let names = listed(&names, &words!(" and "));
    let words = if without.len() == 1 {
        words!(
            "A function's arguments must have their types written out; {name} has none. For a \
             number, for example:";
            name = names
        )
    } else {
        words!(
            "A function's arguments must have their types written out; {names} have none. For \
             a number, for example:";
            names
        )
    };
    Some(words.code(case.each(&without, |name| format!("{name}: f32"))))
}
