//! A calculation that the compiler knows will fail.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "certain-panic",
    title: ("A calculation that is sure to fail", "必ず失敗する計算"),
    examples: &[
        cell("let v = [1, 2, 3];\nlet last = v[3];"),
        cell("let y: usize = 0;\nlet above = y - 1;"),
        cell("let n = 0;\nlet mean = 10 / n;"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    if !["unconditional_panic", "arithmetic_overflow"].contains(&case.error.code.as_str()) {
        return None;
    }
    let text = case.text();
    if let Some([length, index]) =
        case.label("index out of bounds: the length is {} but the index is {}")
    {
        let last = length.parse::<usize>().ok()?.checked_sub(1)?;
        return Some(say(
            format!(
                "There are {length} elements, with indices from 0 to {last}, so {index} is past the end. The last \
                 element has the index {last}."
            ),
            format!(
                "要素は{length}個で、添字は0から{last}までです。{index}は範囲の外です。最後の要素の添字\
             は{last}です。"
            ),
        ));
    }
    if case.label::<1>("attempt to divide `{}` by zero").is_some() {
        return Some(say(
            format!(
                "In `{text}` the divisor is 0, and whole numbers cannot be divided by 0. Find out why it \
             is 0 here."
            ),
            format!(
                "`{text}` の割る数は0です。整数は0で割れません。なぜここで0なのかを調べてください。"
            ),
        ));
    }
    let [calculation] = case.label("attempt to compute `{}`, which would overflow")?;
    let kind = calculation
        .rsplit('_')
        .next()
        .filter(|kind| is_integer(kind))?;
    Some(say(
        format!(
            "The result of `{text}` does not fit into {}: {}. Compare before you calculate, or use a type that can \
             hold it (`i64`, or `f64`).",
            a(kind),
            if kind.starts_with('u') && calculation.contains(" - ") {
                "it would be below zero, and the type has no sign"
            } else {
                "it is too large or too small"
            }
        ),
        format!(
            "`{text}` の結果は `{kind}` に入りません（{}）。計算の前に比べるか、結果の入る型（`i64` \
             や `f64`）を使います。",
            if kind.starts_with('u') && calculation.contains(" - ") {
                "0を下回りますが、符号のない型です"
            } else {
                "大きすぎるか、小さすぎます"
            }
        ),
    ))
}
