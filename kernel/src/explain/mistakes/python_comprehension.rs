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
    let (open, end) = case.around(at, "[")?;
    let (item, name) = (case.at(&case.between(open, at)).trim(), case.word(at + 1));
    let over = case.at(&case.bytes(at + 3..=end - 1));
    let inner = over
        .strip_prefix("range(")
        .and_then(|rest| rest.strip_suffix(')'));
    let over = match inner.and_then(python_range::rust) {
        Some(range) => format!("({range})"),
        None if over.contains("..") => format!("({over})"),
        None => format!("{over}.iter()"),
    };
    let vec = open.checked_sub(2).filter(|&at| case.word(at) == "vec");
    let range = case.bytes(vec.unwrap_or(open)..=end);
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
