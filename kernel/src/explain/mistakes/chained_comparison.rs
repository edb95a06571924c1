//! `0 < a < 5`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "chained-comparison",
    title: ("Two comparisons in a row", "比較の連続"),
    examples: &[cell("let a = 3;\nlet inside = 0 < a < 5;")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("comparison operators cannot be chained")?;
    let middle = case
        .suggestion("split the comparison")?
        .trim_start_matches(" && ")
        .to_owned();
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message.contains("split the comparison"))?
        .spans
        .first()?;
    Some(
        say(
            format!("Rust compares two things at a time. Write `{middle}` in both comparisons, joined by `&&` \
             (\"and\"):"),
            format!("Rustの比較は2つずつです。`{middle}` を両方の比較に書き、`&&`（かつ）でつなぎます。"),
        )
        .code(case.fixed(&[(help.range.clone(), &format!(" && {middle}"))])),
    )
}
