//! Something lent with `&` is changed.

use super::*;

pub const TITLE: Words = words!("A change through `&`");
pub const EXAMPLES: &[Example] = &[
    cell("fn reset(image: &Array2<f32>) {\n    image[[0, 0]] = 0.0;\n}"),
    after(&[NUMBERS], "for v in x.iter() {\n    *v = 0.0;\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = match case.error.code.as_str() {
        "E0596" => case.says("cannot borrow `*{}` as mutable, as it is behind a `&` reference"),
        "E0594" => case.says("cannot assign to `*{}`, which is behind a `&` reference"),
        _ => None,
    }?;
    let help = case.help("mutable")?;
    let line = case.suggested(help)?;
    if help.replacement.as_deref()?.contains("iter_mut") {
        return Some(
            words!(
                "`iter` only lets you look at the elements, but `{name}` is changed here. \
                 `iter_mut` lends them to be changed (the array itself must be `mut`):";
                name
            )
            .code(line),
        );
    }
    Some(
        words!(
            "`{name}` is lent with `&`: it may be looked at, not changed. To change it, the \
             function must borrow it with `&mut`, and its caller must lend it with `&mut`, too:";
            name
        )
        .code(line),
    )
}
