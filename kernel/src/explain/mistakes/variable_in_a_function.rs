//! A function that uses a variable of the notebook.

use super::*;

pub const TITLE: Words = words!("A function that uses a variable of the notebook");
pub const EXAMPLES: &[Example] = &[
    cell("let k = 3;\nfn square() -> usize { k * k }"),
    after(&[IMAGE], "fn total() -> f32 { image.sum() }"),
    after(
        &["let total = 2.5;"],
        "fn add(v: &Array1<f32>) -> f32 {\n    let mut sum = 0.0;\n    for x in v {\n        sum += x;\n    }\n    total\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case.if_code("E0425")?.says_any(&[
        "cannot find value `{}` in this scope",
        "can't capture dynamic environment (local variable) in a fn item",
    ])?;
    let function = case.scope.function_around(case.here)?;
    let own = case.scope.left().any(|binding| {
        binding.name == name && binding.sort == Sort::Variable && binding.at < function.at
    });
    let thing = if own {
        words!("the `{name}` above it"; name)
    } else {
        let (count, _) = case.made_in(name)?;
        words!("the `{name}` of cell [{count}]"; name, count)
    };
    let words = words!(
        "In Rust, a function sees only its arguments and what it makes itself, and {thing} is \
         outside it.";
        thing
    );
    let head = case.at(&case.bytes(function.at..=function.body.start - 1));
    Some(match head.split_once("()") {
        Some((before, after)) => words
            .and(words!("Pass it as an argument:"))
            .code(format!("{before}({name}: …){} {{ … }}", after.trim_end())),
        None => name_not_defined::with_list(case, words.and(words!(
            "If `{name}` should work with it, pass it as another argument; if you mean a variable \
             of the function, make it with `let`, or check its name.";
            name = function.name
        ))),
    })
}
