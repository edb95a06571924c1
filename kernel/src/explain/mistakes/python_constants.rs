//! `True`, `False`, `None`, `null`.

use super::*;

pub const TITLE: Words = words!("Python's `True`, `False`, `None`");
pub const EXAMPLES: &[Example] = &[
    cell("let ok = True;"),
    cell("let a = null;"),
    cell("fn f() -> f32 {\n    return None;\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let word = case.text();
    if case.is("E0425") && case.says::<1>("cannot find value `{}` in this scope") == Some([word]) {
        let rust = match word {
            "True" => "true",
            "False" => "false",
            "null" | "nil" | "NULL" | "nullptr" => {
                return Some(
                    words!(
                        "Rust has no `{word}`. A value that may be missing is an `Option`: \
                         `Some(value)` or `None`, and its type says so:";
                        word
                    )
                    .code("let result: Option<f32> = None;"),
                );
            }
            _ => return None,
        };
        return Some(
            words!("In Rust it begins with a lower-case letter, `{rust}`:"; rust)
                .code(case.with(rust)),
        );
    }
    let [expected] = case
        .label("expected `{}`, found `Option<_>`")
        .filter(|_| case.is("E0308") && word == "None")?;
    Some(words!(
        "`None` is a value of `Option`, but a value of the type `{expected}` cannot be missing. \
         If there may be no result, the type must say so:";
        expected
    ).code(format!("Option<{expected}>")).and(words!("A result that exists is then written")).code("Some(…)"))
}
