//! `lambda`, which is `|x|`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-lambda",
    title: words!("Python's `lambda`"),
    examples: &[
        cell("let f = lambda x: x + 1;"),
        cell("let v: Vec<f64> = vec![1.0, 2.0].into_iter().map(lambda a: a * 2.0).collect();"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let at = case
        .in_line(&["lambda", "_"])
        .filter(|_| case.is_syntax())?;
    let colon = case
        .line_tokens()
        .find(|&next| next > at && case.word(Some(next)) == ":")?;
    let arguments = case
        .at(&(case.tokens[at + 1].range.start..case.tokens[colon].range.start))
        .trim();
    let range = case.tokens[at].range.start..case.tokens[colon].range.end;
    Some(
        words!(
            "`lambda` is Python. In Rust, a function without a name (a closure) has its arguments \
             between bars: `|{arguments}|`. Write";
            arguments
        )
        .code(case.fixed(&[(range, &format!("|{arguments}|"))])),
    )
}
