//! `x[0..2]` of an array.

use super::*;

pub const TITLE: Words = words!("A part of an array in brackets");
pub const EXAMPLES: &[Example] = &[
    after(&[NUMBERS], "x[0..2]"),
    after(&[IMAGE], "image[s![0..2, ..]]"),
    after(&[IMAGE], "image[[0..1, 0..2]]"),
    after(&[IMAGE], "let row = image[[0, ..]];"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let open = if let Some([found, _]) = case
        .says("the trait bound `{}: NdIndex<{}>` is not satisfied")
        .filter(|_| case.is("E0277"))
    {
        let range = found.contains("Range") || found.contains("SliceInfo");
        let open = case.here.checked_sub(1)?;
        range.then_some(open)?
    } else {
        // Among numbers in double brackets.
        case.label::<1>("expected integer, found `{}`")
            .filter(|[found]| case.is("E0308") && found.contains("Range"))?;
        let here = case.here;
        let inner = (0..here)
            .rev()
            .find(|&at| case.word(at) == "[" && case.closing(at).is_some_and(|end| end > here))?;
        inner.checked_sub(1)?
    };
    if case.word(open) != "[" {
        return None;
    }
    let end = case.closing(open)?;
    let array = case.at(&case.expression_before(open));
    let text = case.at(&case.between(open, end)).trim();
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
    let whole = case.bytes(open..=end);
    Some(
        words!("Brackets give one element. To cut out a part of `{array}`, use `slice`:"; array)
            .code(case.replaced(whole, format!(".slice({slice})"))),
    )
}
