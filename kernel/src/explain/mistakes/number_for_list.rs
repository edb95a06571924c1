//! A number where a list is needed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "number-for-list",
    title: words!("A number where a list is needed"),
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
        words!(
            "A list is needed here, even for a single number. A list of just `{number}`, lent \
             with `&`:";
            number
        )
        .code(case.with(&format!("&[{number}]"))),
    )
}
