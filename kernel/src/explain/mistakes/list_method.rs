//! A method of arrays on a list.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "list-method",
    title: (
        "A method of arrays on a list (`Vec`)",
        "リスト (`Vec`) に配列のメソッドを使った",
    ),
    examples: &[
        cell("let v = vec![1.0, 2.0];\nv.sum()"),
        cell("let v = vec![1.0, 2.0];\nv.mean()"),
        cell("let v = vec![1.0, 2.0];\nv.max()"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let patterns = [
        "no method named `{}` found for reference `&[{}]` in the current scope",
        "no method named `{}` found for struct `Vec<{}>` in the current scope",
        "the method `{}` exists for struct `Vec<{}>`, but its trait bounds were not satisfied",
        "`Vec<{}>` is not an iterator{}",
    ];
    let method = case.text();
    patterns
        .iter()
        .find_map(|pattern| case.says::<2>(pattern))
        .filter(|_| case.is("E0599"))?;
    let dot = case.token_at(case.span.range.start).checked_sub(1)?;
    let list = case.at(&case.expression_before(dot));
    let new = match method {
        "sum" => format!("{list}.iter().sum::<f64>()"),
        "mean" => format!("{list}.iter().sum::<f64>() / {list}.len() as f64"),
        "max" => format!("{list}.iter().copied().fold(f64::NEG_INFINITY, f64::max)"),
        "min" => format!("{list}.iter().copied().fold(f64::INFINITY, f64::min)"),
        "map" | "filter" | "enumerate" | "zip" | "take" | "skip" | "rev" | "any" | "all" => {
            return Some(
                say(
                    format!("`{method}` belongs to what goes through the elements; a list gives that with `iter()`:"),
                    format!("`{method}` は要素を順に取り出すもの（イテレーター）のメソッドです。リストでは `iter()` で作れます。"),
                )
                .code(case.with(&format!("iter().{method}"))),
            );
        }
        _ => return None,
    };
    let range = case.expression_before(dot);
    let end = closing(case.source, &case.tokens, dot + 2)?;
    Some(
        say(
            format!("A list (`Vec`) has no `{method}`, as an array has. Go through its elements:"),
            format!("リスト (`Vec`) には、配列のような `{method}` がありません。要素を順に取り出して計算します。"),
        )
        .code(case.mended(&[(range.start..case.tokens[end].range.end, &new)])),
    )
}
