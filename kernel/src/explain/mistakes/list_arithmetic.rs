//! `v * 2.0` with a list.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "list-arithmetic",
    title: words!("Arithmetic with a list (`Vec`)"),
    examples: &[
        cell("let v = vec![1.0, 2.0];\nlet w = v * 2.0;"),
        cell("let v = vec![1.0, 2.0];\nlet u = vec![1.0, 2.0];\nlet w = v + u;"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let lists = [
        ("cannot multiply `Vec<{}>` by `{}`", "*"),
        ("cannot add `{}` to `Vec<{}>`", "+"),
        ("cannot divide `Vec<{}>` by `{}`", "/"),
        ("cannot subtract `{}` from `Vec<{}>`", "-"),
    ];
    let (_, sign) = lists
        .iter()
        .find(|(pattern, _)| case.says::<2>(pattern).is_some())
        .filter(|_| case.is("E0369"))?;
    let at = case.token_at(case.span.range.start);
    let range = case.expression_before(at);
    let list = case.at(&range);
    let other = case.word(Some(at + 1));
    let line = match case.kind(at + 1) {
        Some(Kind::Integer | Kind::Float) => format!("Array1::from({list}) {sign} {other}"),
        _ => format!("Array1::from({list}) {sign} Array1::from({other})"),
    };
    Some(
        words!(
            "`{list}` is a list (`Vec`), and Rust does not calculate with whole lists. Arrays can:";
            list
        )
        .code(case.fixed(&[(range.start..case.tokens.get(at + 1)?.range.end, &line)])),
    )
}
