//! Two elements or arguments without a comma.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-comma",
    title: ("A missing comma", "コンマがない"),
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
        say(
            "Elements and arguments are separated by commas:",
            "要素や引数は、コンマで区切ります。",
        )
        .code(case.fixed(&[(help.range.clone(), ",")])),
    )
}
