//! `i32` and `usize` mixed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "two-integer-types",
    title: ("Two types of whole numbers", "2種類の整数の混在"),
    examples: &[
        cell("let y: usize = 2;\nlet dy: i32 = -1;\nlet row = y + dy;"),
        cell("let half: usize = 3;\nlet offset: i32 = half;"),
        cell("let (y, ky, half): (usize, usize, usize) = (0, 1, 3);\nlet row: i32 = y + ky - half;"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let row: i32 = 1;\nlet column: usize = 2;\nimage[[row, column]]",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case
        .label("expected `{}`, found `{}`")
        .filter(|_| case.is("E0308"))?;
    if expected == found || !is_integer(expected) || !is_integer(found) {
        return None;
    }
    let value = case.text();
    let unsigned = |kind: &str| kind.starts_with('u');
    if found == "usize" {
        if let Some(words) = index_of_another_type(case, expected) {
            return Some(words);
        }
        if let Some(signed) = each_as(case, expected).filter(|_| !unsigned(expected)) {
            return Some(
                say(
                    format!("`{value}` is calculated as {a_found}, which cannot go below zero. Turn each number \
             into an `{expected}` before you subtract:", a_found = a(found)),
                    format!("`{value}` は `{found}` として計算されるので、0より小さくなれません。引き算の前に、それ\
             ぞれの数を `{expected}` に変えます。"),
                )
                .code(case.with(&signed)),
            );
        }
    }
    let words = say(
        format!(
            "`{value}` is {a_found}, and {a_expected} is needed here. Rust never mixes types of \
             whole numbers.",
            a_expected = a(expected),
            a_found = a(found)
        ),
        format!(
            "`{value}` は `{found}` ですが、ここで必要なのは `{expected}` です。Rustは違う型の整数を\
             混ぜません。"
        ),
    );
    Some(if unsigned(expected) && !unsigned(found) {
        words
            .say(
                format!("A `{expected}` is never negative. If `{value}` may be, calculate in `isize` and look at \
             the sign before you go back; if it never is, write"),
                format!("`{expected}` は負になりません。`{value}` が負になりうるなら、`isize` で計算し、符号を確\
             かめてから戻します。負にならないなら、次のように書きます。"),
            )
            .code(case.with(&two_float_types::cast(value, expected)))
    } else {
        words
            .say("`as` makes one of the other:", "`as` で変換します。")
            .code(case.with(&two_float_types::cast(value, expected)))
    })
}

/// The expression with each of its names as another type, if it is made of names, numbers and signs, and subtracts.
fn each_as(case: &Case, kind: &str) -> Option<String> {
    let range = &case.span.range;
    let tokens: Vec<usize> = (case.token_at(range.start)..case.tokens.len())
        .take_while(|&at| case.tokens[at].range.end <= range.end)
        .collect();
    let word = |at: usize| case.word(Some(at));
    let plain = |at: &usize| match case.kind(*at) {
        Some(Kind::Word | Kind::Integer) => true,
        _ => ["+", "-", "*"].contains(&word(*at)),
    };
    if !tokens.iter().all(plain) || !tokens.iter().any(|&at| word(at) == "-") {
        return None;
    }
    let parts = tokens.iter().map(|&at| match case.kind(at) {
        Some(Kind::Word) => format!("{} as {kind}", word(at)),
        _ => word(at).to_owned(),
    });
    Some(parts.collect::<Vec<_>>().join(" "))
}

/// An index of an array whose first numbers are of the type `kind`, while this one is right.
fn index_of_another_type(case: &Case, kind: &str) -> Option<Words> {
    let here = case.token_at(case.span.range.start);
    let first = (0..here)
        .rev()
        .take_while(|&at| case.kind(at) == Some(Kind::Word) || case.word(Some(at)) == ",")
        .last()?;
    if !(case.word(first.checked_sub(1)) == "[" && case.word(first.checked_sub(2)) == "[") {
        return None;
    }
    let others: Vec<usize> = (first..here)
        .filter(|&at| case.kind(at) == Some(Kind::Word))
        .collect();
    let name = case.word(others.first().copied());
    let new: Vec<String> = others
        .iter()
        .map(|&at| two_float_types::cast(case.word(Some(at)), "usize"))
        .collect();
    let changes: Vec<_> = others
        .iter()
        .zip(&new)
        .map(|(&at, new)| (case.tokens[at].range.clone(), new.as_str()))
        .collect();
    Some(
        say(
            format!("All indices are `usize`, whole numbers that are never negative, and `{name}` is {}. If it \
             is not below zero here, write", a(kind)),
            format!("添字はどれも `usize`（負にならない整数）ですが、`{name}` は `{kind}` です。ここで負にならな\
             いなら、次のように書きます。"),
        )
        .code(case.mended(&changes)),
    )
}
