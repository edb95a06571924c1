//! An index that is no `usize`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "index-type",
    title: (
        "An index of another type than `usize`",
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
            "let (row, column): (i32, i32) = (1, 2);\nimage[[row, column]]",
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
    if kind == "{float}" || is_float(kind) {
        return Some(
            say(
                format!("An index is a whole number, a `usize`, and `{value}` has a decimal point. `as usize` \
             cuts off what follows the decimal point:"),
                format!("添字は整数 (`usize`) ですが、`{value}` は小数です。`as usize` で小数点以下を切り捨てます。"),
            )
            .code(case.with(&two_float_types::cast(value, "usize"))),
        );
    }
    if !is_integer(kind) || kind == "usize" {
        return None;
    }
    let names: Vec<&str> = value
        .trim_matches(['[', ']'])
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty() && part.parse::<i64>().is_err())
        .collect();
    let simple = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if names.len() > 1 && names.iter().all(simple) {
        let each = value.trim_matches(['[', ']']).split(',').map(str::trim);
        let new = each.map(|index| match index.parse::<i64>() {
            Ok(_) => index.to_owned(),
            Err(_) => two_float_types::cast(index, "usize"),
        });
        let new = new.collect::<Vec<_>>().join(", ");
        return Some(
            say(
                format!("These indices are of the type `{kind}`, and an index is a `usize`, a whole number that is \
             never negative. If none is below zero here, write"),
                format!("これらの添字は `{kind}` ですが、添字は `usize`（負にならない整数）です。ここで負にならな\
             いなら、次のように書きます。"),
            )
            .code(case.with(&format!("[{new}]"))),
        );
    }
    let [name] = names[..] else { return None };
    let new = value.replacen(name, &two_float_types::cast(name, "usize"), 1);
    Some(
        say(
            format!("`{name}` is {a_kind}, and an index is a `usize`, a whole number that is never negative. Write", a_kind = a(kind)),
            format!("`{name}` は `{kind}` ですが、添字は `usize`（負にならない整数）です。次のように書きます。"),
        )
        .code(case.with(&new))
        .say(format!("or make `{name}` a `usize` from the beginning."), format!("または、`{name}` を最初から `usize` にします。")),
    )
}
