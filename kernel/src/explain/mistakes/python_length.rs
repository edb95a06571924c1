//! `len(x)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-length",
    title: words!("Python's `len(…)`"),
    examples: &[
        cell("let v = vec![1, 2];\nlet n = len(v);"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "len(image)",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    function_of_python(case, "len", |argument| format!("{argument}.len()")).map(|code| {
        words!("`len` is Python. In Rust it is a method, written after the value:").code(code)
    })
}

/// The line with a call of a Python function of one argument replaced by other code.
pub(super) fn function_of_python(
    case: &Case,
    name: &str,
    code: impl Fn(&str) -> String,
) -> Option<String> {
    let at = case.token_at(case.span.range.start);
    if !(case.is("E0425") || case.is("E0423"))
        || case.text() != name
        || case.word(Some(at + 1)) != "("
    {
        return None;
    }
    let end = closing(case.source, &case.tokens, at + 1)?;
    let argument = case
        .at(&(case.tokens[at + 1].range.end..case.tokens[end].range.start))
        .trim();
    let range = case.tokens[at].range.start..case.tokens[end].range.end;
    (!argument.is_empty()).then(|| case.fixed(&[(range, &code(argument))]))
}
