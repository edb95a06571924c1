//! A calculation that the compiler knows will fail.

use super::*;

pub const TITLE: Words = words!("A calculation that is sure to fail");
pub const EXAMPLES: &[Example] = &[
    cell("let v = [1, 2, 3];\nlet last = v[3];"),
    cell("let y: usize = 0;\nlet above = y - 1;"),
    cell("let n = 0;\nlet mean = 10 / n;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if !["unconditional_panic", "arithmetic_overflow"].contains(&case.error.code.as_str()) {
        return None;
    }
    let text = case.text();
    if let Some([length, index]) =
        case.label("index out of bounds: the length is {} but the index is {}")
    {
        let last = length.parse::<usize>().ok()?.checked_sub(1)?;
        return Some(words!(
            "There are {length} elements, with indices from 0 to {last}, so {index} is past the \
             end. The last element has the index {last}.";
            length, last, index
        ));
    }
    if case.label::<1>("attempt to divide `{}` by zero").is_some() {
        return Some(words!(
            "In `{text}` the divisor is 0, and whole numbers cannot be divided by 0. Find out why \
             it is 0 here.";
            text
        ));
    }
    let [calculation] = case.label("attempt to compute `{}`, which would overflow")?;
    let kind = calculation
        .rsplit('_')
        .next()
        .filter(|kind| is_integer(kind))?;
    let why = if kind.starts_with('u') && calculation.contains(" - ") {
        words!("it would be below zero, and the type has no sign")
    } else {
        words!("it is too large or too small")
    };
    Some(words!(
        "The result of `{text}` does not fit into {a_kind}: {why}. Compare before you calculate, \
         or use a type that can hold it (`i64`, or `f64`).";
        text, a_kind = a(kind), why, kind
    ))
}
