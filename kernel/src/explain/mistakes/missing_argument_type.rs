//! An argument without its type.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-argument-type",
    title: ("An argument without a type", "型のない引数"),
    examples: &[
        cell("fn double(x) -> f32 {\n    x * 2.0\n}"),
        cell("fn larger(a, b) -> f32 {\n    if a > b { a } else { b }\n}"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let begins = case
        .error
        .message
        .starts_with("expected one of `:`, `@`, or `|`, found");
    let at = case.token_at(case.span.range.start).checked_sub(1)?;
    let function = (0..at)
        .rev()
        .find(|&back| case.word(Some(back)) == "fn");
    let open = function? + 2;
    if !begins || case.kind(at) != Some(Kind::Word) || case.word(Some(open)) != "(" {
        return None;
    }
    let arguments = two_integer_types::indices(case, open)?;
    let without: Vec<_> = arguments
        .into_iter()
        .filter(|argument| !case.at(argument).contains(':'))
        .collect();
    let names: Vec<String> = without.iter().map(|place| format!("`{}`", case.at(place))).collect();
    let changes: Vec<_> = without.iter().map(|place| (place.end..place.end, ": f32")).collect();
    let (en, has) = (names.join(" and "), if names.len() == 1 { "has" } else { "have" });
    Some(
        say(
            format!("A function's arguments must have their types written out; {en} {has} none. For a number, for \
             example:"),
            format!("関数の引数には型を書きますが、{} にはありません。数なら、たとえば次のように書きます。", names.join("、")),
        )
        .code(case.fixed(&changes)),
    )
}
