//! `v * 2.0` with a list.

use super::*;

pub const TITLE: Words = words!("Arithmetic with a list (`Vec`)");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1.0, 2.0];\nlet w = v * 2.0;"),
    cell("let v = vec![1.0, 2.0];\nlet u = vec![1.0, 2.0];\nlet w = v + u;"),
];

pub fn explain(case: &Case) -> Option<Words> {
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
    let at = case.here;
    let range = case.expression_before(at);
    let (list, other) = (case.at(&range), case.word(at + 1));
    let line = match case.kind(at + 1) {
        Some(Kind::Integer | Kind::Float) => format!("Array1::from({list}) {sign} {other}"),
        _ => format!("Array1::from({list}) {sign} Array1::from({other})"),
    };
    Some(
        words!(
            "`{list}` is a list (`Vec`), and Rust does not calculate with whole lists. Arrays can:";
            list
        )
        .code(case.replaced(range.start..case.tokens.get(at + 1)?.range.end, line)),
    )
}
