//! Two elements or arguments without a comma.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-comma",
    title: words!("A missing comma"),
    examples: &[
        cell("let v = [1.0, 2.0 3.0];"),
        after(
            &["fn area(w: f32, h: f32) -> f32 { w * h }"],
            "area(1.0 2.0)",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.hints("missing `,`").then_some(())?;
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message == "missing `,`")?
        .spans
        .first()?;
    Some(
        words!("Elements and arguments are separated by commas:")
            .code(case.fixed(&[(help.range.clone(), ",")])),
    )
}
