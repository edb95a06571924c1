//! `x[0..2]` of an array.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "slice-in-brackets",
    title: words!("A part of an array in brackets"),
    examples: &[
        after(&["let x: Array1<f32> = array![1.0, 2.0, 3.0];"], "x[0..2]"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[s![0..2, ..]]",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[[0..1, 0..2]]",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let row = image[[0, ..]];",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let open = if let Some([found, _]) = case
        .says("the trait bound `{}: NdIndex<{}>` is not satisfied")
        .filter(|_| case.is("E0277"))
    {
        let range = found.contains("Range") || found.contains("SliceInfo");
        let open = case.token_at(case.span.range.start).checked_sub(1)?;
        range.then_some(open)?
    } else {
        // Among numbers in double brackets.
        case.label::<1>("expected integer, found `{}`")
            .filter(|[found]| case.is("E0308") && found.contains("Range"))?;
        let here = case.token_at(case.span.range.start);
        let inner = (0..here).rev().find(|&at| {
            case.word(Some(at)) == "["
                && closing(case.source, &case.tokens, at).is_some_and(|end| end > here)
        })?;
        inner.checked_sub(1)?
    };
    if case.word(Some(open)) != "[" {
        return None;
    }
    let end = closing(case.source, &case.tokens, open)?;
    let array = case.at(&case.expression_before(open));
    let text = case
        .at(&(case.tokens[open].range.end..case.tokens[end].range.start))
        .trim();
    if array.is_empty() {
        return None;
    }
    let slice = if text.starts_with("s!") {
        text.to_owned()
    } else {
        let inside = text.trim_start_matches('[').trim_end_matches(']').trim();
        let given = inside.trim_end_matches(',').split(',').count();
        let missing = case
            .axes(array)
            .map_or(0, |axes| axes.saturating_sub(given));
        format!("s![{inside}{}]", ", ..".repeat(missing))
    };
    let whole = case.tokens[open].range.start..case.tokens[end].range.end;
    Some(
        words!("Brackets give one element. To cut out a part of `{array}`, use `slice`:"; array)
            .code(case.fixed(&[(whole, &format!(".slice({slice})"))])),
    )
}
