//! `a, b = 1, 2`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "several-names",
    title: ("Several variables at once", "複数の変数への代入"),
    examples: &[
        cell("a, b = 1, 2"),
        cell("let a, b = 1, 2;"),
        cell("let a: f32 = 3.0, b: f32 = 4.0;"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    if !case.is_syntax() || case.text() != "," {
        return None;
    }
    let let_ = usize::from(case.word(Some(first)) == "let");
    let line = case.line();
    if case.follows(first + let_, &["_", ","]) && case.kind(first + let_ + 2) == Some(Kind::Word) {
        let (names, values) = line
            .strip_prefix("let ")
            .unwrap_or(line)
            .trim_end_matches(';')
            .split_once('=')?;
        return Some(
            say(
                "In Rust, several names at once go in round brackets, and so do their values:",
                "Rustで複数の名前をまとめて書くときは、名前も値も丸括弧で囲みます。",
            )
            .code(format!("let ({}) = ({});", names.trim(), values.trim())),
        );
    }
    let typed = let_ == 1
        && case
            .in_line(&[",", "_", ":"])
            .or_else(|| case.in_line(&[",", "_", "="]))
            .is_some();
    typed.then(|| {
        let lines: Vec<String> = line
            .trim_end_matches(';')
            .split(", ")
            .map(|part| format!("let {};", part.trim_start_matches("let ").trim()))
            .collect();
        say(
            "One `let` makes one variable. Write a line for each:",
            "`let` 1つで作れる変数は1つです。1行ずつ書きます。",
        )
        .code(lines.join("\n"))
    })
}
