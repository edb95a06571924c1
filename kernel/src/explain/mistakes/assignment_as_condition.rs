//! `=` where `==` is meant.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "assignment-as-condition",
    title: ("`=` in a condition", "条件の中の `=`"),
    examples: &[cell("let a = 3;\nif a = 3 {\n    println!(\"three\");\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let equality = case.hints("compare for equality") && case.is("E0308");
    let (left, right) = case.text().split_once('=').filter(|_| equality)?;
    Some(
        say(
            "`=` gives a variable a value. To ask whether two things are equal, use `==`:",
            "`=` は変数に値を入れます。等しいかどうかは `==` で調べます。",
        )
        .code(case.with(&format!("{} == {}", left.trim(), right.trim()))),
    )
}
