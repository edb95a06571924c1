//! `image.T`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "transpose",
    title: words!("NumPy's `.T`"),
    examples: &[after(
        &["let image: Array2<f32> = Array2::zeros((4, 6));"],
        "image.T",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [_] = case
        .says("no field `T` on type `{}`")
        .filter(|[kind]| kind.contains("Array"))?;
    Some(words!("The transpose of an array is the method `t`:").code(case.with("t()")))
}
