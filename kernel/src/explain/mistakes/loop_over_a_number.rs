//! `for i in 10`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "loop-over-a-number",
    title: words!("A loop over a number"),
    examples: &[
        cell("for i in 10 {\n    println!(\"{i}\");\n}"),
        cell("let n = 5;\nfor i in n {\n    println!(\"{i}\");\n}"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .says("`{}` is not an iterator")
        .filter(|_| case.is("E0277"))?;
    if !(kind == "{integer}" || is_integer(kind)) {
        return None;
    }
    let value = case.text();
    Some(
        words!(
            "`{value}` is one number, and a loop needs several. The numbers from 0 up to, but not \
             including, `{value}` are";
            value
        )
        .code(case.with(&format!("0..{value}"))),
    )
}
