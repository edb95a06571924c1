//! An index that is not a `usize`.

use super::*;

pub const TITLE: Words = words!("An index of a type other than `usize`");
pub const EXAMPLES: &[Example] = &[
    after(&[NUMBERS], "let i: i32 = 1;\nx[i]"),
    cell("let i: i32 = 1;\nlet v = vec![1.0, 2.0];\nv[i]"),
    after(&[IMAGE], "let i: i32 = 1;\nimage[[i, 0]]"),
    after(
        &[IMAGE],
        "let (row, col): (i32, i32) = (1, 2);\nimage[[row, col]]",
    ),
    cell("let v = vec![1.0, 2.0];\nv[0.5]"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let kind = case
        .says::<2>("the type `[{}]` cannot be indexed by `{}`")
        .map(|[_, kind]| kind)
        .or_else(|| {
            case.says::<2>("the trait bound `{}: NdIndex<{}>` is not satisfied")
                .map(|[kind, _]| kind)
        })?;
    let kind = kind.trim_start_matches('[').split(';').next()?.trim();
    let value = case.text();
    if like_float(kind) {
        return (!value.starts_with('[')).then(|| {
            words!(
                "An index is a whole number, a `usize`, but `{value}` has a decimal point. `as \
                 usize` cuts off everything after the decimal point:";
                value
            )
            .code(case.with(cast(value, "usize")))
        });
    }
    if !is_integer(kind) || kind == "usize" {
        return None;
    }
    let mut places = if value.starts_with('[') {
        case.items(case.here)?
    } else {
        vec![case.span.range.clone()]
    };
    places.retain(|place| case.at(place).parse::<i64>().is_err());
    let names: Vec<&str> = places.iter().map(|place| case.at(place)).collect();
    let names = listed(&names, &words!(" and "));
    let (words, otherwise) = match places.len() {
        0 => return None,
        1 => (
            words!(
                "{name} is {a_kind}, and an index is a `usize`, a whole number that is never \
                 negative. Write";
                name = names, a_kind = a(kind), kind
            ),
            words!("if you are sure that no index is negative; or make it `usize` from the start."),
        ),
        _ => (
            words!(
                "{names} are `{kind}`, and an index is a `usize`, a whole number that is never \
                 negative. Write";
                names, kind
            ),
            words!(
                "if you are sure that no index is negative; or make them `usize` from the start."
            ),
        ),
    };
    let words = words.code(case.each(&places, |place| cast(place, "usize")));
    Some(if kind.starts_with('i') {
        words.and(otherwise)
    } else {
        words
    })
}
