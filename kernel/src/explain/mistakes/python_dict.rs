//! A dictionary in braces.

use super::*;

pub const TITLE: Words = words!("A Python dictionary");
pub const EXAMPLES: &[Example] = &[cell("let d = {\"a\": 1, \"b\": 2};")];

pub fn explain(case: &Case) -> Option<Words> {
    let key = case.here.checked_sub(1)?;
    let open = key.checked_sub(1)?;
    let pair = case.kind(key) == Some(Kind::Text) && case.text() == ":";
    if !case.is_syntax() || !pair || case.word(open) != "{" {
        return None;
    }
    let end = case.closing(open)?;
    let inside = case.at(&case.between(open, end));
    let pairs: Vec<String> = inside
        .split(',')
        .filter_map(|pair| {
            let (key, value) = pair.split_once(':')?;
            Some(format!("({}, {})", key.trim(), value.trim()))
        })
        .collect();
    let range = case.bytes(open..=end);
    Some(
        words!("Rust has no braces for dictionaries. Make a `HashMap` from pairs:").code(format!(
            "use std::collections::HashMap;\n{}",
            case.replaced(range, format!("HashMap::from([{}])", pairs.join(", ")))
        )),
    )
}
