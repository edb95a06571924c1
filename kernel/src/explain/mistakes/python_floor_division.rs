//! `//`, which begins a comment.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-floor-division",
    title: ("`//` of Python", "Pythonの `//`"),
    examples: &[
        cell("let k = 7;\nlet half = k // 2;\nprintln!(\"{half}\");"),
        cell("let k = 7;\nlet half = k // 2\nlet b = half;"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let line = case.line();
    let (before, after) = line.split_once("//")?;
    let operand = before.trim_end();
    let begins = operand.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']'));
    let divisor = after.trim().trim_end_matches(';');
    let number = !divisor.is_empty()
        && divisor
            .chars()
            .all(|c| c.is_alphanumeric() || "_.()".contains(c));
    let missing = case.error.message.starts_with("expected `;`, found");
    if !missing || !begins || !number || !operand.contains('=') {
        return None;
    }
    Some(
        say(
            "`//` begins a comment in Rust, so the rest of the line is not read. `/` between whole \
             numbers rounds down already (towards zero). Write",
            "Rustの `//` はコメントの始まりなので、行の残りは読まれません。整数どうしの `/` は、もと\
             もと切り捨てです（0に近いほうへ）。次のように書きます。",
        )
        .code(format!("{operand} / {divisor};")),
    )
}
