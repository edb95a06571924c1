//! `image.nrows` without brackets.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "method-without-brackets",
    title: words!("A method without its brackets"),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let n = image.nrows + 1;",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.shape[0]",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let (height, width) = image.shape;",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [method, _] = case
        .says("attempted to take value of method `{}` on type `{}`")
        .filter(|_| case.is("E0615"))?;
    let apart = case.line().starts_with("let (") && method == "shape";
    if apart {
        return Some(
            words!(
                "The method `dim()` gives the lengths of the axes as a tuple, as `shape` does in \
                 Python:"
            )
            .code(case.with("dim()")),
        );
    }
    Some(
        words!(
            "`{method}` is a method, and a method is called with brackets, even when it takes no \
             arguments:";
            method
        )
        .code(case.with(&format!("{method}()"))),
    )
}
