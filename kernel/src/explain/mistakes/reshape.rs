//! `reshape` of an owned array.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "reshape",
    title: words!("NumPy's `reshape`"),
    examples: &[after(
        &["let image: Array2<f32> = Array2::zeros((4, 6));"],
        "let b = image.reshape(24);",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let unfit = case
        .says::<1>("the trait bound `OwnedRepr<{}>: DataShared` is not satisfied")
        .is_some();
    let at = case.token_at(case.span.range.start);
    if !unfit || case.text() != "reshape" || case.word(Some(at + 1)) != "(" {
        return None;
    }
    let range = case.span.range.clone();
    Some(
        words!(
            "`to_shape` gives an array another shape; it fails if the number of elements differs:"
        )
        .code(
            case.fixed(&[(range, "to_shape")])
                .replace(");", ")?.to_owned();"),
        ),
    )
}
