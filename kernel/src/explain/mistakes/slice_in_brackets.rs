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
    let (open, end) = brackets(case).filter(|(open, _)| case.word(*open) == "[")?;
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
    Some(
        words!("Brackets give one element. To cut out a part of `{array}`, use `slice`:"; array)
            .code(case.replaced(case.bytes(open..=end), format!(".slice({slice})"))),
    )
}

/// The brackets after the array.
fn brackets(case: &Case) -> Option<(usize, usize)> {
    let open = if case.is("E0277") {
        let [found, _] = case.says("the trait bound `{}: NdIndex<{}>` is not satisfied")?;
        let range = found.contains("Range") || found.contains("SliceInfo");
        case.here.checked_sub(1).filter(|_| range)?
    } else {
        // Among numbers in double brackets.
        let [found] = case
            .if_code("E0308")?
            .label("expected integer, found `{}`")?;
        let (inner, _) = case
            .around(case.here, "[")
            .filter(|_| found.contains("Range"))?;
        inner.checked_sub(1)?
    };
    Some((open, case.closing(open)?))
}
