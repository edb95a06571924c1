//! A value lent where the value itself is needed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "needless-reference",
    title: words!("One `&` too many"),
    examples: &[after(
        &["fn area(w: f32, h: f32) -> f32 { w * h }"],
        "area(&2.0, 1.0)",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case
        .label("expected `{}`, found `{}`")
        .filter(|_| case.is("E0308"))?;
    let removable = case
        .error
        .children
        .iter()
        .any(|child| child.message == "consider removing the borrow");
    let value = case.text().strip_prefix('&')?;
    if !removable || expected.starts_with('&') || !found.starts_with('&') {
        return None;
    }
    Some(
        words!(
            "The value itself is needed here, and `&` only lends it. Write `{value}` alone:"; value
        )
        .code(case.with(value)),
    )
}
