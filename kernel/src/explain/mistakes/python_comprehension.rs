//! A list comprehension.

use super::*;

pub const TITLE: Words = words!("A list comprehension");
pub const EXAMPLES: &[Example] = &[
    cell("let v = [i * 2 for i in 0..3];"),
    cell("let v = vec![i * i for i in range(5)];"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.here;
    if !case.is_syntax() || case.word(at) != "for" || !case.follows(at + 1, &["_", "in"]) {
        return None;
    }
    let open = (0..at).rev().find(|&back| case.word(back) == "[")?;
    let end = case.closing(open)?;
    let (item, name) = (case.at(&case.between(open, at)).trim(), case.word(at + 1));
    let over = case
        .at(&(case.tokens[at + 3].range.start..case.tokens[end].range.start))
        .trim();
    let inner = over
        .strip_prefix("range(")
        .and_then(|rest| rest.strip_suffix(')'));
    let over = match inner.and_then(python_range::rust) {
        Some(range) => format!("({range})"),
        None if over.contains("..") => format!("({over})"),
        None => format!("{over}.iter()"),
    };
    let macro_begin = if open >= 2 && case.word(open - 2) == "vec" {
        open - 2
    } else {
        open
    };
    let range = case.bytes(macro_begin..=end);
    Some(
        words!(
            "Rust has no list comprehensions. `map` does something with each element, and \
             `collect` makes a list from the results. Write"
        )
        .code(case.replaced(
            range,
            format!("{over}.map(|{name}| {item}).collect::<Vec<_>>()"),
        )),
    )
}
