//! `0 < a < 5`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "chained-comparison",
    title: words!("Two comparisons in a row"),
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
        words!(
            "Rust compares two things at a time. Write `{middle}` in both comparisons, joined by \
             `&&` (\"and\"):";
            middle
        )
        .code(case.fixed(&[(help.range.clone(), &format!(" && {middle}"))])),
    )
}
