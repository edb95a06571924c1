//! `//`, which begins a comment.

use super::*;

pub const TITLE: Words = words!("Python's `//`");
pub const EXAMPLES: &[Example] = &[
    cell("let k = 7;\nlet half = k // 2;\nprintln!(\"{half}\");"),
    cell("let k = 7;\nlet half = k // 2\nlet b = half;"),
    cell("let k: i32 = 7;\nlet half = i32::pow(2, k // 2);\nlet b = half;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if case.is_syntax() && case.mentions("delimiter") {
        return within_brackets(case);
    }
    let line = case.line();
    let (before, after) = line.split_once("//")?;
    let operand = before.trim_end();
    let begins = operand.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']'));
    let divisor = after.trim().trim_end_matches(';');
    let number = !divisor.is_empty() && consists_of(divisor, "_.()");
    let missing = case.begins("expected `;`, found");
    if !missing || !begins || !number || !operand.contains('=') {
        return None;
    }
    Some(
        words!(
            "`//` begins a comment in Rust, so the rest of the line is not read. Between whole \
             numbers, `/` already rounds down (towards zero). Write"
        )
        .code(format!("{operand} / {divisor};")),
    )
}

/// The comment swallows the bracket that closes a call.
fn within_brackets(case: &Case) -> Option<Words> {
    let all = tokens(case.source);
    let comment = all.iter().enumerate().find_map(|(at, token)| {
        let text = case.at(&token.range);
        let division =
            token.kind == Kind::Comment && text.starts_with("//") && !text.starts_with("///");
        let line = case.line_range(token.range.start);
        let before = at.checked_sub(1).map(|before| &all[before])?;
        let operand = before.range.start >= line.start
            && (before.kind == Kind::Word
                || before.kind == Kind::Integer
                || [")", "]"].contains(&case.at(&before.range)));
        let count = |text: &str, sign: char| text.matches(sign).count();
        let first = &case.source[line.start..token.range.start];
        let open = count(first, '(') > count(first, ')') || count(first, '[') > count(first, ']');
        let closes = text.matches([')', ']']).count() > text.matches(['(', '[']).count();
        (division && operand && open && closes).then_some(token.range.clone())
    })?;
    let number = case.line_number(comment.start);
    Some(
        words!(
            "`//` begins a comment in Rust, so the rest of line {number}, with its brackets, is \
             not read. Between whole numbers, `/` already rounds down (towards zero). Write";
            number
        )
        .code(case.replaced(comment.start..comment.start + 2, "/")),
    )
}
