//! An index that is not a `usize`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "index-type",
    title: (
        "An index of a type other than `usize`",
        "`usize` でない添字",
    ),
    examples: &[
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "let i: i32 = 1;\nx[i]",
        ),
        cell("let i: i32 = 1;\nlet v = vec![1.0, 2.0];\nv[i]"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let i: i32 = 1;\nimage[[i, 0]]",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let (row, col): (i32, i32) = (1, 2);\nimage[[row, col]]",
        ),
        cell("let v = vec![1.0, 2.0];\nv[0.5]"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
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
            say(
                format!("An index is a whole number, a `usize`, but `{value}` has a decimal point. `as usize` cuts \
                 off everything after the decimal point:"),
                format!("添字は整数 (`usize`) ですが、`{value}` は小数です。`as usize` で小数点以下を切り捨てます。"),
            )
            .code(case.with(&two_float_types::cast(value, "usize"))),
        );
    }
    if !is_integer(kind) || kind == "usize" {
        return None;
    }
    let open = case.token_at(case.span.range.start);
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
    let names: Vec<String> = places
        .iter()
        .map(|place| format!("`{}`", case.at(place)))
        .collect();
    let (are, they) = match names.len() {
        0 => return None,
        1 => (a(kind), "make it"),
        _ => (format!("`{kind}`"), "make them"),
    };
    let en = if names.len() == 1 {
        format!("{} is {are}", names[0])
    } else {
        format!("{} are {are}", names.join(" and "))
    };
    let negative = kind.starts_with('i');
    let words = say(
        format!("{en}, and an index is a `usize`, a whole number that is never negative. Write"),
        format!("{} は `{kind}` ですが、添字は `usize`（負にならない整数）です。次のように書きます。", names.join(" と ")),
    )
    .code(case.fixed(&changes));
    Some(if negative {
        words.say(
            format!("if you are sure that no index is negative; or {they} `usize` from the start."),
            "（負にならないことが確かな場合です。）または、最初から `usize` にします。",
        )
    } else {
        words
    })
}
