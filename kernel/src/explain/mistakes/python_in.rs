//! `in` as a question.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-in",
    title: words!("Python's `in` as a question"),
    examples: &[cell(
        "let v = vec![1, 2];\nif 1 in v {\n    println!(\"yes\");\n}",
    )],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    if !case.is_syntax()
        || !["if", "while"].contains(&case.word(Some(first)))
        || case.text() != "in"
    {
        return None;
    }
    let at = case.token_at(case.span.range.start);
    let item = case
        .at(&(case.tokens[first + 1].range.start..case.span.range.start))
        .trim();
    let list = case.word(Some(at + 1));
    if case.word(Some(at + 2)) != "{" {
        return None;
    }
    let range = case.tokens[first + 1].range.start..case.tokens[at + 1].range.end;
    Some(
        words!(
            "In Rust, only `for` loops have `in`. To ask whether something is in a list, use \
             `contains`:"
        )
        .code(case.fixed(&[(range, &format!("{list}.contains(&{item})"))])),
    )
}
