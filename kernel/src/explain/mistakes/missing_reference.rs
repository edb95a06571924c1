//! An array given where it should be lent.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-reference",
    title: ("A missing `&`", "`&` がない"),
    examples: &[
        after(
            &[
                "fn total(a: &Array2<f32>) -> f32 { a.sum() }",
                "let image: Array2<f32> = Array2::zeros((4, 6));",
            ],
            "total(image)",
        ),
        after(
            &[
                "fn shout(text: &str) -> String { text.to_uppercase() }",
                "let name = String::from(\"a\");",
            ],
            "shout(name)",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case
        .label("expected `{}`, found `{}`")
        .filter(|_| case.is("E0308"))?;
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message == "consider borrowing here")?;
    let sign = help
        .spans
        .first()?
        .replacement
        .as_deref()
        .filter(|sign| sign.starts_with('&'))?;
    if !expected.starts_with('&') || found.starts_with('&') {
        return None;
    }
    let value = case.text();
    Some(
        say(
            format!("The function only wants to look at `{value}`, and `{sign}` lends it. Without `{sign}` \
             it would be given away:"),
            format!("この関数は `{value}` を見るだけなので、`{sign}` を付けて貸します。`{sign}` がないと、値\
             そのものを譲り渡すことになり、あとで使えなくなります。"),
        )
        .code(case.with(&format!("{sign}{value}"))),
    )
}
