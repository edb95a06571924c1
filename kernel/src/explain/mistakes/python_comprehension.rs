//! A list comprehension.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-comprehension",
    title: words!("A list comprehension"),
    examples: &[
        cell("let v = [i * 2 for i in 0..3];"),
        cell("let v = vec![i * i for i in range(5)];"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let at = case.token_at(case.span.range.start);
    if !case.is_syntax() || case.word(Some(at)) != "for" || !case.follows(at + 1, &["_", "in"]) {
        return None;
    }
    let open = (0..at).rev().find(|&back| case.word(Some(back)) == "[")?;
    let end = closing(case.source, &case.tokens, open)?;
    let (item, name) = (
        case.at(&(case.tokens[open].range.end..case.tokens[at].range.start))
            .trim(),
        case.word(Some(at + 1)),
    );
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
    let macro_begin = if open >= 2 && case.word(Some(open - 2)) == "vec" {
        open - 2
    } else {
        open
    };
    let range = case.tokens[macro_begin].range.start..case.tokens[end].range.end;
    Some(
        words!(
            "Rust has no list comprehensions. `map` does something with each element, and \
             `collect` makes a list from the results. Write"
        )
        .code(case.fixed(&[(
            range,
            &format!("{over}.map(|{name}| {item}).collect::<Vec<_>>()"),
        )])),
    )
}
