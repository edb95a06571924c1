//! A variable that changes, without `mut`.

use super::*;

pub const TITLE: Words = words!("A variable that changes, without `mut`");
pub const EXAMPLES: &[Example] = &[
    cell("let total = 0.0;\nfor i in 0..3 {\n    total += i as f32;\n}\nprintln!(\"{total}\");"),
    cell("let output: Array2<f32> = Array2::zeros((2, 2));\noutput[[0, 0]] = 1.0;"),
    cell("let v = Vec::new();\nv.push(1);"),
    cell("fn reset(image: Array2<f32>) -> Array2<f32> {\n    image[[0, 0]] = 0.0;\n    image\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = name(case)?;
    let mut here = case
        .error
        .children
        .iter()
        .flat_map(|child| &child.spans)
        .filter(|span| span.replacement.as_deref() == Some("mut "));
    let span = here.next().filter(|span| span.cell == case.span.cell)?;
    let line = case.replaced(span.range.clone(), "mut ");
    Some(
        words!(
            "`{name}` is changed here, but in Rust a variable stays as it is unless it is made \
             with `mut` (for \"mutable\"):";
            name
        )
        .code(line),
    )
}

/// The variable that may not be changed.
pub(super) fn name<'a>(case: &Case<'a>) -> Option<&'a str> {
    case.says::<1>("cannot assign twice to immutable variable `{}`")
        .filter(|_| case.is("E0384"))
        .or_else(|| {
            case.says("cannot assign to immutable argument `{}`")
                .filter(|_| case.is("E0384"))
        })
        .or_else(|| {
            case.says("cannot borrow `{}` as mutable, as it is not declared as mutable")
                .filter(|_| case.is("E0596"))
        })
        .or_else(|| {
            case.says("cannot assign to `{}`, as `{}` is not declared as mutable")
                .map(|[_, name]: [&str; 2]| [name])
        })
        .or_else(|| case.says("cannot assign to part of immutable argument `{}`"))
        .or_else(|| {
            case.says("cannot assign to `{}`, as it is not declared as mutable")
                .filter(|_| case.is("E0594"))
        })
        .map(|[name]| name)
}
