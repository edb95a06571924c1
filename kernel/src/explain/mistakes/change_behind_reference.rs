//! Something lent with `&` is changed.

use super::*;

pub const TITLE: Words = words!("A change through `&`");

pub const EXAMPLES: &[Example] = &[
    cell("fn reset(image: &Array2<f32>) {\n    image[[0, 0]] = 0.0;\n}"),
    after(&[NUMBERS], "for v in x.iter() {\n    *v = 0.0;\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case
        .says::<1>("cannot borrow `*{}` as mutable, as it is behind a `&` reference")
        .filter(|_| case.is("E0596"))
        .or_else(|| {
            case.says("cannot assign to `*{}`, which is behind a `&` reference")
                .filter(|_| case.is("E0594"))
        })?[0];
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message.contains("mutable"))?
        .spans
        .first()?;
    let new = help.replacement.as_deref()?;
    let line = case.replaced(help.range.clone(), new);
    if new.contains("iter_mut") {
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
