//! A dictionary in braces.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-dict",
    title: words!("A Python dictionary"),
    examples: &[cell("let d = {\"a\": 1, \"b\": 2};")],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let at = case.token_at(case.span.range.start);
    let key = at.checked_sub(1)?;
    let open = key.checked_sub(1)?;
    if !case.is_syntax()
        || case.text() != ":"
        || case.kind(key) != Some(Kind::Text)
        || case.word(Some(open)) != "{"
    {
        return None;
    }
    let end = closing(case.source, &case.tokens, open)?;
    let inside = case.at(&(case.tokens[open].range.end..case.tokens[end].range.start));
    let pairs: Vec<String> = inside
        .split(',')
        .filter_map(|pair| {
            let (key, value) = pair.split_once(':')?;
            Some(format!("({}, {})", key.trim(), value.trim()))
        })
        .collect();
    let range = case.tokens[open].range.start..case.tokens[end].range.end;
    Some(
        words!("Rust has no braces for dictionaries. Make a `HashMap` from pairs:").code(format!(
            "use std::collections::HashMap;\n{}",
            case.fixed(&[(range, &format!("HashMap::from([{}])", pairs.join(", ")))])
        )),
    )
}
