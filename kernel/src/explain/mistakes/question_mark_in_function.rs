//! `?` in a function that does not return a `Result`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "question-mark-in-function",
    title: (
        "`?` in a function that does not return a `Result`",
        "`Result` を返さない関数の `?`",
    ),
    examples: &[
        after(
            &["fn filters(n: usize) -> Result<Array2<f32>, String> { Ok(Array2::zeros((n, n))) }"],
            "fn make() -> Array2<f32> {\n    filters(7)?\n}",
        ),
        after(
            &["fn filters(n: usize) -> Result<Array2<f32>, String> { Ok(Array2::zeros((n, n))) }"],
            "fn show() {\n    let f = filters(7)?;\n}",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    const HEAD: &str =
        "the `?` operator can only be used in a function that returns `Result` or `Option`";
    if !case.is("E0277") || !case.error.message.starts_with(HEAD) {
        return None;
    }
    let [kind] = case.label("cannot use the `?` operator in a function that returns `{}`")?;
    let error = if case.context.names.contains(&"Error") && case.has_library() {
        "Error"
    } else {
        "String"
    };
    let (result, last) = if kind == "()" {
        (format!("Result<(), {error}>"), "Ok(())")
    } else {
        (format!("Result<{kind}, {error}>"), "Ok(…)")
    };
    let head = case
        .others()
        .find(|span| span.label.contains("should return"))?;
    let head = case
        .at(&head.range)
        .lines()
        .next()?
        .trim_end_matches('{')
        .trim();
    let head = head
        .rsplit_once("->")
        .map_or(head, |(before, _)| before.trim_end());
    Some(
        say(
            format!("`?` passes an error on to the function's caller, but this function promises {}. Let it return a \
             `Result` (with the error type of what it calls), and end with `{last}`:", if kind == "()" { "nothing".to_owned() } else { format!("{} and no error", a(kind)) }),
            format!(
                "`?` はエラーを呼び出し元に渡しますが、この関数{}。戻り値を `Result` にし（エラーの型は呼\
             び出す関数に合わせます）、最後を `{last}` にします。",
                if kind == "()" { "には戻り値がありません".to_owned() } else { format!("の戻り値は `{kind}` です") }
            ),
        )
        .code(format!("{head} -> {result} {{\n    …\n    {last}\n}}")),
    )
}
