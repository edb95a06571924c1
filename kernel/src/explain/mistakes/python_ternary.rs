//! `a if condition else b`, and `condition ? a : b`.

use super::*;

pub const TITLE: Words = words!("A choice written as in Python or C");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1 if true else 2;"),
    cell("let n = 3;\nlet a = n > 2 ? 1 : 2;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if !case.is_syntax() {
        return None;
    }
    let (range, yes, condition, no) = c_like(case).or_else(|| python_like(case))?;
    Some(
        words!(
            "In Rust `if` itself has a value, so there is no other way to choose between two. \
             Write"
        )
        .code(case.replaced(range, format!("if {condition} {{ {yes} }} else {{ {no} }}"))),
    )
}

type Parts<'a> = (Range<usize>, &'a str, &'a str, &'a str);

fn python_like<'a>(case: &Case<'a>) -> Option<Parts<'a>> {
    let line = case.line_tokens();
    let begin = line
        .clone()
        .find(|&at| matches!(case.word(at), "=" | "return"))?
        + 1;
    let if_ = line
        .clone()
        .find(|&at| at > begin && case.word(at) == "if")?;
    let else_ = line
        .clone()
        .find(|&at| at > if_ && case.word(at) == "else")?;
    if line.clone().any(|at| case.word(at) == "{") {
        return None;
    }
    choice(case, begin, (begin, if_), (if_ + 1, else_), else_ + 1)
}

fn c_like<'a>(case: &Case<'a>) -> Option<Parts<'a>> {
    case.says::<0>("Rust has no ternary operator")?;
    let line = case.line_tokens();
    let begin = line
        .clone()
        .find(|&at| matches!(case.word(at), "=" | "return"))?
        + 1;
    let question = line.clone().find(|&at| case.word(at) == "?")?;
    let colon = line
        .clone()
        .find(|&at| at > question && case.word(at) == ":")?;
    choice(
        case,
        begin,
        (question + 1, colon),
        (begin, question),
        colon + 1,
    )
}

/// The pieces of a choice, given by their tokens: all of it, value, condition, other value.
fn choice<'a>(
    case: &Case<'a>,
    begin: usize,
    yes: (usize, usize),
    condition: (usize, usize),
    no: usize,
) -> Option<Parts<'a>> {
    let line = case.line_tokens();
    let end = line
        .clone()
        .find(|&at| at > no && case.word(at) == ";")
        .unwrap_or(line.end);
    let text =
        |from: usize, to: usize| {
            Some(case.at(&(case.tokens.get(from)?.range.start
                ..case.tokens.get(to.checked_sub(1)?)?.range.end)))
        };
    let whole =
        case.tokens.get(begin)?.range.start..case.tokens.get(end.checked_sub(1)?)?.range.end;
    Some((
        whole,
        text(yes.0, yes.1)?,
        text(condition.0, condition.1)?,
        text(no, end)?,
    ))
}
