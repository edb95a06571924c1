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
    let float = kind == "{float}" || is_float(kind);
    if float && value.starts_with('[') {
        return None;
    }
    if float {
        return Some(
            words!(
                "An index is a whole number, a `usize`, but `{value}` has a decimal point. `as \
                 usize` cuts off everything after the decimal point:";
                value
            )
            .code(case.with(two_float_types::cast(value, "usize"))),
        );
    }
    if !is_integer(kind) || kind == "usize" {
        return None;
    }
    let open = case.here;
    let places = if value.starts_with('[') {
        two_integer_types::indices(case, open)?
    } else {
        vec![case.span.range.clone()]
    };
    let places: Vec<_> = places
        .into_iter()
        .filter(|place| case.at(place).parse::<i64>().is_err())
        .collect();
    let casts: Vec<String> = places
        .iter()
        .map(|place| two_float_types::cast(case.at(place), "usize"))
        .collect();
    let changes: Vec<_> = places
        .iter()
        .cloned()
        .zip(casts.iter().map(String::as_str))
        .collect();
    let names: Vec<Words> = places
        .iter()
        .map(|place| Words::given(format!("`{}`", case.at(place))))
        .collect();
    let negative = kind.starts_with('i');
    let (words, otherwise) = match &names[..] {
        [] => return None,
        [name] => (
            words!(
                "{name} is {a_kind}, and an index is a `usize`, a whole number that is never \
                 negative. Write";
                name, a_kind = a(kind), kind
            ),
            words!("if you are sure that no index is negative; or make it `usize` from the start."),
        ),
        _ => {
            let names = Words::joined(&names, &words!(" and "));
            (
                words!(
                    "{names} are `{kind}`, and an index is a `usize`, a whole number that is \
                     never negative. Write";
                    names, kind
                ),
                words!(
                    "if you are sure that no index is negative; or make them `usize` from the \
                     start."
                ),
            )
        }
    };
    let words = words.code(case.fixed(&changes));
    Some(if negative {
        words.and(otherwise)
    } else {
        words
    })
}
