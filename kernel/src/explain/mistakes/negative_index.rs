//! `x[-1]`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "negative-index",
    title: words!("A negative index"),
    examples: &[
        after(&["let x: Array1<f32> = array![1.0, 2.0, 3.0];"], "x[-1]"),
        cell("let v = vec![1.0, 2.0];\nv[-1]"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[[-1, 0]]",
        ),
        cell("let v = vec![1, 2, 3];\nlet w = &v[..-1];"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let negative = case
        .says::<0>("the trait bound `usize: Neg` is not satisfied")
        .is_some()
        || case
            .error
            .message
            .starts_with("negative integers cannot be used to index on");
    let at = case.token_at(case.span.range.start);
    let number = case.word(Some(at + 1));
    if !negative || case.word(Some(at)) != "-" || case.kind(at + 1) != Some(Kind::Integer) {
        return None;
    }
    let open = (0..at).rev().find(|&back| {
        case.word(Some(back)) == "["
            && closing(case.source, &case.tokens, back).is_some_and(|end| end > at)
    })?;
    let outer = case.word(open.checked_sub(1)) == "[";
    let array = case.at(&case.expression_before(if outer { open - 1 } else { open }));
    if array.is_empty() {
        return None;
    }
    let axis = (open..at)
        .filter(|&next| case.word(Some(next)) == ",")
        .count();
    let length = match (outer, axis) {
        (true, 0) => format!("{array}.nrows()"),
        (true, 1) => format!("{array}.ncols()"),
        (true, axis) => format!("{array}.len_of(Axis({axis}))"),
        _ => format!("{array}.len()"),
    };
    let range = case.tokens[at].range.start..case.tokens[at + 1].range.end;
    Some(
        words!(
            "An index is a `usize`, which is never negative; `-{number}` does not count from the \
             end as in Python. Write";
            number
        )
        .code(case.fixed(&[(range, &format!("{length} - {number}"))])),
    )
}
