//! A bracket closed by another.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "brackets-differ",
    title: ("Brackets that do not match", "対応しない括弧"),
    examples: &[cell("let a = (1 + 2];"), cell("let v = vec![1, 2);")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [closing] = case
        .says("mismatched closing delimiter: `{}`")
        .filter(|_| case.is_syntax())?;
    let open = case
        .error
        .spans
        .iter()
        .find(|span| span.label == "unclosed delimiter")?;
    let close = case
        .error
        .spans
        .iter()
        .find(|span| span.label == "mismatched closing delimiter")?;
    let bracket = case.source[open.range.start..].chars().next()?;
    let partner = match bracket {
        '(' => ")",
        '[' => "]",
        '{' => "}",
        _ => return None,
    };
    Some(
        say(
            format!("A `{bracket}` is closed by `{partner}`, and here stands `{closing}`:"),
            format!("`{bracket}` は `{partner}` で閉じますが、ここには `{closing}` があります。"),
        )
        .code(case.mended(&[(close.range.clone(), partner)])),
    )
}
