//! A view where an owned array is needed.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "view-for-array",
    title: words!("A view where an array is needed"),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let row: Array1<f32> = image.row(0);",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let part: Array2<f32> = image.slice(s![0..2, ..]);",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case
        .label("expected `{}`, found `{}`")
        .filter(|_| case.is("E0308"))?;
    if !found.starts_with("ArrayView")
        || expected.starts_with("ArrayView")
        || !expected.starts_with("Array")
    {
        return None;
    }
    let value = case.text();
    Some(
        words!(
            "`{value}` is a view: it looks into another array and owns nothing. `to_owned` makes \
             an array of its own:";
            value
        )
        .code(case.with(&format!("{value}.to_owned()"))),
    )
}
