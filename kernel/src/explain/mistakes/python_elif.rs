//! `elif`, which is `else if`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-elif",
    title: words!("Python's `elif`"),
    examples: &[cell(
        "let a = 1;\nif a > 0 {\n    println!(\"y\");\n} elif a < 0 {\n    println!(\"n\");\n}",
    )],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    if !case.is_syntax() && !case.is("E0425") {
        return None;
    }
    let at = case.in_line(&["elif"])?;
    let token = &case.tokens[at];
    Some(
        words!("`elif` is Python. In Rust it is two words:")
            .code(case.fixed(&[(token.range.clone(), "else if")])),
    )
}
