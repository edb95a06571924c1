//! A method of arrays on a list.

use super::*;

pub const TITLE: Words = words!("An array method on a list (`Vec`)");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1.0, 2.0];\nv.sum()"),
    cell("let v = vec![1.0, 2.0];\nv.mean()"),
    cell("let v = vec![1.0, 2.0];\nv.max()"),
    cell("let v = vec![1, 2, 3];\nlet s = v.sum();"),
    cell("let v = vec![1, 2, 3];\nlet m = v.mean();"),
    cell("let v = vec![1, 2, 3];\nlet m = v.max();"),
    cell("let v: Vec<f32> = vec![1.0, 2.0];\nv.sum()"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let method = case.text();
    let named = || {
        let [first, second] = case.if_code("E0599")?.says_any(&[
            "no method named `{}` found for reference `&[{}]` in the current scope",
            "no method named `{}` found for struct `Vec<{}>` in the current scope",
            "the method `{}` exists for struct `Vec<{}>`, but its trait bounds were not satisfied",
            "`Vec<{}>` is not an iterator{}",
        ])?;
        Some(if first == method { second } else { first })
    };
    // `max` and `min` of two lists exist, if their elements can be ordered.
    let larger = || {
        let mut labels = case.if_code("E0061")?.others().map(|span| &*span.label);
        let [found] =
            labels.find_map(|label| parts(label, "argument #1 of type `Vec<{}>` is missing"))?;
        ["max", "min"].contains(&method).then_some(found)
    };
    let element = named().or_else(larger)?;
    let (kind, whole) = match element {
        "{integer}" => ("i32", true),
        "{float}" => ("f64", false),
        kind => (kind, is_integer(kind)),
    };
    let dot = case.here.checked_sub(1)?;
    let range = case.expression_before(dot);
    let list = case.at(&range);
    let new = match method {
        "sum" | "mean" | "max" | "min" if !whole && !is_float(kind) => return None,
        "sum" => format!("{list}.iter().sum::<{kind}>()"),
        "mean" if whole => format!("{list}.iter().sum::<{kind}>() as f64 / {list}.len() as f64"),
        "mean" => format!("{list}.iter().sum::<{kind}>() / {list}.len() as {kind}"),
        "max" | "min" if whole => format!("{list}.iter().{method}().unwrap()"),
        "max" => format!("{list}.iter().copied().fold({kind}::NEG_INFINITY, {kind}::max)"),
        "min" => format!("{list}.iter().copied().fold({kind}::INFINITY, {kind}::min)"),
        "map" | "filter" | "enumerate" | "zip" | "take" | "skip" | "rev" | "any" | "all" => {
            return Some(
                words!(
                    "`{method}` belongs to an iterator, which goes through the elements; a list \
                     gives you one with `iter()`:";
                    method
                )
                .code(case.with(format!("iter().{method}"))),
            );
        }
        _ => return None,
    };
    let end = case.closing(dot + 2)?;
    Some(
        words!(
            "Unlike an array, a list (`Vec`) has no `{method}`. Go through its elements:"; method
        )
        .code(case.replaced(range.start..case.tokens[end].range.end, new)),
    )
}
