//! A function whose result has no type.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-return-type",
    title: words!("A missing return type"),
    examples: &[cell("fn double(x: f32) {\n    x * 2.0\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .label("expected `()`, found `{}`")
        .filter(|_| case.is("E0308"))?;
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message == "try adding a return type")?;
    let span = help
        .spans
        .first()
        .filter(|span| span.cell == case.span.cell)?;
    let line = case.fixed(&[(span.range.clone(), span.replacement.as_deref()?)]);
    Some(
        words!(
            "The function ends with a value ({a_kind}), but does not say that it returns one. The \
             type goes after `->`:";
            a_kind = a(kind), kind
        )
        .code(line),
    )
}
