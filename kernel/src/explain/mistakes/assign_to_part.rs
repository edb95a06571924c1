//! `a.slice_mut(…) = b`.

use super::*;

pub const TITLE: Words = words!("`=` after a part of an array");
pub const EXAMPLES: &[Example] = &[
    cell(
        "let mut weights = Array4::<f32>::zeros((6, 1, 3, 3));\nlet filter = Array2::<f32>::ones((3, 3));\nweights.slice_mut(s![0, 0, .., ..]) = filter;",
    ),
    cell(
        "let mut image = Array2::<f32>::zeros((3, 3));\nimage.row_mut(0) = array![1.0, 2.0, 3.0];",
    ),
    cell("let mut image = Array2::<f32>::zeros((3, 3));\nimage.slice_mut(s![0, ..]) = 1.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let line = case.line_tokens();
    let sign = line.clone().find(|&at| {
        case.word(at) == "=" && case.word(at.checked_sub(1)) == ")" && case.word(at + 1) != "="
    })?;
    let part = case.expression_before(sign);
    let methods = [
        ".slice_mut(",
        ".row_mut(",
        ".column_mut(",
        ".index_axis_mut(",
    ];
    let text = case.at(&part);
    let last = methods
        .iter()
        .filter_map(|method| text.rfind(method))
        .max()?;
    if !(case.is("E0070") || case.is("E0308")) || text[last + 1..].contains(").") {
        return None;
    }
    let end = case.in_line_from(sign + 1, ";").unwrap_or(line.end);
    let value = case.tokens.get(sign + 1)?.range.start..case.tokens[end - 1].range.end;
    let whole = part.end..value.end;
    let (value, single) = (case.at(&value), end == sign + 2);
    let number = single && matches!(case.kind(sign + 1)?, Kind::Integer | Kind::Float);
    let call = if number {
        format!(".fill({value})")
    } else {
        format!(".assign(&{value})")
    };
    Some(
        words!(
            "What is on the left of `=` is only a view of that part, so `=` cannot replace it. \
             `assign` replaces its elements, and `fill` sets them all to one number:"
        )
        .code(case.replaced(whole, call)),
    )
}
