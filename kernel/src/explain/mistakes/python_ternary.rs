//! `a if condition else b`, and `condition ? a : b`.

use super::*;

pub const TITLE: Words = words!("A choice written as in Python or C");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1 if true else 2;"),
    cell("let n = 3;\nlet a = n > 2 ? 1 : 2;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let line = case.syntax()?.line_tokens();
    let begin = line
        .clone()
        .find(|&at| matches!(case.word(at), "=" | "return"))?
        + 1;
    let (yes, condition, no) = c_like(case, begin).or_else(|| python_like(case, begin))?;
    let end = case.in_line_from(no, ";").unwrap_or(line.end);
    let text = |tokens: Range<usize>| {
        (!tokens.is_empty()).then(|| case.at(&case.bytes(tokens.start..=tokens.end - 1)))
    };
    let (yes, condition, no) = (text(yes)?, text(condition)?, text(no..end)?);
    Some(
        words!(
            "In Rust `if` itself has a value, so there is no other way to choose between two. \
             Write"
        )
        .code(case.replaced(
            case.bytes(begin..=end - 1),
            format!("if {condition} {{ {yes} }} else {{ {no} }}"),
        )),
    )
}

/// The tokens of the value and of the condition, and the first token of the other value.
type Choice = (Range<usize>, Range<usize>, usize);

fn python_like(case: &Case, begin: usize) -> Option<Choice> {
    let if_ = case.in_line_from(begin + 1, "if")?;
    let else_ = case.in_line_from(if_ + 1, "else")?;
    let block = case.in_line(&["{"]).is_some();
    (!block).then_some((begin..if_, if_ + 1..else_, else_ + 1))
}

fn c_like(case: &Case, begin: usize) -> Option<Choice> {
    case.says::<0>("Rust has no ternary operator")?;
    let question = case.in_line(&["?"])?;
    let colon = case.in_line_from(question + 1, ":")?;
    Some((question + 1..colon, begin..question, colon + 1))
}
