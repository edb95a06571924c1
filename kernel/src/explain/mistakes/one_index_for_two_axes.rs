//! `image[0][1]`.

use super::*;

pub const TITLE: Words = words!("One index for several axes");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image[0][1]"),
    after(&[IMAGE], "let i: usize = 1;\nimage[i]"),
    cell("let mut image: Array2<f32> = Array2::zeros((4, 6));\nimage[1] = Array1::ones(6);"),
    after(&[IMAGE], "let last = image[-1].to_owned();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [found, axes] = case
        .if_code("E0277")?
        .says("the trait bound `{}: NdIndex<Dim<[usize; {}]>>` is not satisfied")?;
    if !(found == "{integer}" || found == "usize") || axes == "1" {
        return None;
    }
    let open = case.here.checked_sub(1)?;
    let end = case.closing(open)?;
    let array = case.at(&case.expression_before(open));
    let first = case.text();
    let second = case.closing(end + 1).filter(|_| case.word(end + 1) == "[");
    if let Some(last) = second.filter(|_| axes == "2") {
        let inner = case.at(&case.between(end + 1, last));
        let whole = case.bytes(open..=last);
        return Some(
            words!(
                "`{array}` has two axes, and both indices go together in double brackets:"; array
            )
            .code(case.replaced(whole, format!("[[{first}, {inner}]]"))),
        );
    }
    let whole = case.bytes(open..=end);
    if let Some(back) = first.strip_prefix('-') {
        let last = format!(".index_axis(Axis(0), {array}.len_of(Axis(0)) - {back})");
        return Some(
            words!(
                "`-{back}` does not count from the end in Rust. Subtract from the length instead; \
                 that part of the first axis (a row, if there are two axes) is";
                back
            )
            .code(case.replaced(whole, last)),
        );
    }
    let line = case.line_tokens();
    if case.word(end + 1) == "=" && case.word(end + 2) != "=" && line.contains(&(end + 2)) {
        let last = case.in_line_from(end + 2, ";").unwrap_or(line.end) - 1;
        let value = case.at(&case.bytes(end + 2..=last));
        return Some(
            words!(
                "`{array}` has {axes} axes, so one index means not one element but a part of the \
                 array. `assign` replaces the elements of that part:";
                array, axes
            )
            .code(case.replaced(
                case.bytes(open..=last),
                format!(".index_axis_mut(Axis(0), {first}).assign(&{value})"),
            )),
        );
    }
    Some(
        words!(
            "`{array}` has {axes} axes, so an element needs {axes} indices in double brackets. \
             Row `{first}` (that part of the first axis) is";
            array, axes, first
        )
        .code(case.replaced(whole, format!(".index_axis(Axis(0), {first})"))),
    )
}
