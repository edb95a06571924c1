//! A reference to something that ends with the function.

use super::*;

pub const TITLE: Words = words!("A reference to a variable of the function");
pub const EXAMPLES: &[Example] = &[
    cell("fn make<'a>() -> &'a Vec<f32> {\n    let a = vec![1.0];\n    &a\n}"),
    cell("fn make() -> &Array2<f32> {\n    let a = Array2::zeros((2, 2));\n    &a\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let local = case
        .says::<1>("cannot return reference to local variable `{}`")
        .filter(|_| case.is("E0515"));
    if let Some([name]) = local {
        return Some(
            words!(
                "`{name}` ends with the function, so no reference to it may remain. Return the \
                 value itself, and promise its type without `&`:";
                name
            )
            .code(case.with(name)),
        );
    }
    let no_source = case.hints("there is no value for it to be borrowed from") && case.is("E0106");
    no_source.then(|| {
        words!(
            "The function promises something borrowed (`&`), but it is given nothing to borrow \
             from. Let it return a value of its own:"
        )
        .code(case.with(""))
    })
}
