//! `is`, `is not`.

use super::*;

pub const TITLE: Words = words!("Python's `is`");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1;\nif a is 1 {\n    println!(\"yes\");\n}"),
    cell("let a: Option<f32> = None;\nlet b = a is None;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case
        .in_line(&["is", "…"])
        .filter(|&at| case.is_syntax() && at > case.line_tokens().start)?;
    let negated = case.word(at + 1) == "not";
    let other = at + 1 + usize::from(negated);
    let left = case.expression_before(at);
    let (left_text, right) = (case.at(&left), case.word(other));
    if left_text.is_empty() || case.word(at - 1) == "." {
        return None;
    }
    let (range, code) = if right == "None" {
        (
            left.start..case.tokens[other].range.end,
            format!(
                "{left_text}.{}()",
                if negated { "is_some" } else { "is_none" }
            ),
        )
    } else {
        (
            case.tokens[at].range.start..case.tokens[other].range.start,
            if negated { "!= " } else { "== " }.to_owned(),
        )
    };
    Some(words!("`is` is Python. Write").code(case.replaced(range, code)))
}
