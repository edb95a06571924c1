//! Arguments in the wrong order.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "swapped-arguments",
    title: words!("Arguments in the wrong order"),
    examples: &[after(
        &[
            "let image: Array2<f32> = Array2::zeros((4, 6));",
            "fn pad(a: &Array2<f32>, n: usize) -> usize { a.len() + n }",
        ],
        "pad(1, &image)",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message == "swap these arguments")?;
    let span = help.spans.first().filter(|_| case.is("E0308"))?;
    let function = case.text();
    Some(
        words!("`{function}` takes these arguments in a different order:"; function)
            .code(case.fixed(&[(span.range.clone(), span.replacement.as_deref()?)])),
    )
}
