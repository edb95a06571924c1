//! A `Result` used as if it were the value.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "question-mark-missing",
    title: ("A `Result` without `?`", "`?` のない `Result`"),
    examples: &[
        after(
            &["fn filters(n: usize) -> Result<Array2<f32>, String> { Ok(Array2::zeros((n, n))) }"],
            "let f: Array2<f32> = filters(7);",
        ),
        after(
            &["fn filters(n: usize) -> Result<Array2<f32>, String> { Ok(Array2::zeros((n, n))) }"],
            "filters(7).sum()",
        ),
        after(
            &["fn filters(n: usize) -> Result<Array2<f32>, String> { Ok(Array2::zeros((n, n))) }"],
            "fn make() -> Result<Array2<f32>, String> {\n    Ok(filters(7))\n}",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let value = if case.is("E0308") {
        let [expected, _] = case.label("expected `{}`, found `Result<{}>`")?;
        if expected.starts_with("Result<") {
            return None;
        }
        case.text()
    } else {
        let patterns = [
            "no method named `{}` found for enum `Result<{}>` in the current scope",
            "cannot {} `Result<{}>`",
        ];
        patterns
            .iter()
            .find_map(|pattern| case.says::<2>(pattern))
            .filter(|_| case.is("E0599"))?;
        case.at(&case.expression_before(case.token_at(case.span.range.start).checked_sub(1)?))
    };
    let begin = value.as_ptr() as usize - case.source.as_ptr() as usize;
    let line = case.mended(&[(begin..begin + value.len(), &format!("{value}?"))]);
    Some(
        say(
            format!("`{value}` may fail, so it gives a `Result`: the value or an error. `?` takes the value \
             out (and hands an error on):"),
            format!("`{value}` は失敗することがあるので、`Result`（値かエラー）を返します。`?` で値を取り出し\
             ます（エラーならそこで終わります）。"),
        )
        .code(line),
    )
}
