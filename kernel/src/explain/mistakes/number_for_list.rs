//! A number where a list is needed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "number-for-list",
    title: ("A number where a list is needed", "リストが必要なところの数"),
    examples: &[after(
        &["fn total(numbers: &[usize]) -> usize { numbers.iter().sum() }"],
        "total(3)",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [_] = case
        .label("expected `&[{}]`, found integer")
        .or_else(|| case.label("expected `&[{}]`, found floating-point number"))
        .filter(|_| case.is("E0308"))?;
    let number = case.text();
    Some(
        say(
            format!("A list is needed here, even for a single number. A list of just `{number}`, lent with `&`:"),
            format!("数が1つでも、ここにはリストが必要です。`{number}` だけのリストを `&` で貸します。"),
        )
        .code(case.with(&format!("&[{number}]"))),
    )
}
