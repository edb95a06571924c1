//! `image[0, 1]`.

use super::*;

pub const TITLE: Words = words!("Two indices without double brackets");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image[0, 1]"),
    after(&[IMAGE], "let v = image[0, 1];"),
    after(&[IMAGE], "let part = image[0..2, 1..3];"),
    cell("let mut weights = Array4::<f32>::zeros((6, 1, 7, 7));\nweights[0, 0] = 1.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let here = case.span.range.start;
    let found: Vec<_> = case
        .line_tokens()
        .filter_map(|at| indices(case, at))
        .collect();
    let around = |range: &Range<usize>| (range.start - 1..=range.end + 1).contains(&here);
    if !case.is_syntax() || !found.iter().any(around) {
        return None;
    }
    if let [range] = &found[..] {
        if case.at(range).contains("..") {
            return Some(part(case, range));
        }
        let name = case.word(case.token_at(range.start).checked_sub(2));
        let given = case.at(range).split(',').count();
        if let Some(axes) = case.axes(name).filter(|axes| *axes > given) {
            return Some(words!(
                "`{name}` has {axes} axes, so an element has {axes} indices, in double brackets; \
                 here there are {given}. A part of it, with several elements, is \
                 `{name}.slice(s![…])`, or `{name}.slice_mut(s![…])` to change it.";
                name, axes, given
            ));
        }
    }
    Some(
        words!(
            "An element of an array with several axes has one index for each axis. They go in \
             double brackets, the row first. Write"
        )
        .code(case.each(&found, |indices| format!("[{indices}]"))),
    )
}

/// A range in the brackets: a part of the array is meant.
fn part(case: &Case, inside: &Range<usize>) -> Words {
    let at = case.token_at(inside.start);
    let array = case.word(at.checked_sub(2));
    let brackets = inside.start - 1..inside.end + 1;
    words!("Brackets give one element. To cut out a part of `{array}`, use `slice`:"; array)
        .code(case.replaced(brackets, format!(".slice(s![{}])", case.at(inside))))
}

/// What is between the brackets, if this token begins a name with several indices in single brackets.
fn indices(case: &Case, at: usize) -> Option<Range<usize>> {
    if !case.follows(at, &["_", "["])
        || !case.touch(at, at + 1)
        || ["vec", "array", "s"].contains(&case.word(at))
        || case.word(at + 2) == "["
    {
        return None;
    }
    let end = case.closing(at + 1)?;
    let inside = case.between(at + 1, end);
    let several = case.find_from(at + 2, ",").is_some_and(|comma| comma < end);
    (several && !case.at(&inside).contains([':', '(', ';'])).then_some(inside)
}
