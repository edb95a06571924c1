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
    let place = case
        .suggestions()
        .find(|place| place.replacement.as_deref() == Some("mut "))?;
    Some(
        words!(
            "`{name}` is changed here, but in Rust a variable stays as it is unless it is made \
             with `mut` (for \"mutable\"):";
            name
        )
        .code(case.suggested(place)?),
    )
}

/// The variable that may not be changed.
pub(super) fn name<'a>(case: &Case<'a>) -> Option<&'a str> {
    match case.error.code.as_str() {
        "E0384" => case.says_any(&[
            "cannot assign twice to immutable variable `{}`",
            "cannot assign to immutable argument `{}`",
        ]),
        "E0596" => case.says("cannot borrow `{}` as mutable, as it is not declared as mutable"),
        "E0594" => case
            .says_any(&[
                "cannot assign to part of immutable argument `{}`",
                "cannot assign to `{}`, as it is not declared as mutable",
            ])
            .or_else(|| {
                let [_, name] =
                    case.says("cannot assign to `{}`, as `{}` is not declared as mutable")?;
                Some([name])
            }),
        _ => None,
    }
    .map(|[name]| name)
}
