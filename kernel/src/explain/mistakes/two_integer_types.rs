//! `i32` and `usize` mixed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "two-integer-types",
    title: ("Two types of whole numbers", "2種類の整数の混在"),
    examples: &[
        cell("let y: usize = 2;\nlet dy: i32 = -1;\nlet row = y + dy;"),
        cell("let half: usize = 3;\nlet offset: i32 = half;"),
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
