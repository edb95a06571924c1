//! `a @ b`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "matrix-product",
    title: words!("NumPy's `@`"),
    examples: &[after(
        &["let image: Array2<f32> = Array2::zeros((4, 6));"],
        "let p = image @ image.t();",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let at = case.token_at(case.span.range.start);
    let at = if case.word(Some(at)) == "@" {
        at
    } else {
        case.in_line(&["@"])?
    };
    if !case.is_syntax() || !case.error.message.ends_with("found `@`") {
        return None;
    }
    let left = case.expression_before(at);
    let right = whole_number_with_float::operand_after(case, at + 1);
    let other = case.at(&right).to_owned();
    Some(
        words!("The product of two matrices is the method `dot`:")
            .code(case.fixed(&[(left.end..right.end, &format!(".dot(&{other})"))])),
    )
}
