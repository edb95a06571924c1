//! A name that nothing defines.

use super::*;

pub const TITLE: Words = words!("A name that nothing defines");
pub const EXAMPLES: &[Example] = &[
    cell("let g = make_grating(45.0);"),
    cell("let total = first + 1;"),
    cell("let a: Layer = 3;"),
    cell("for i in 0..3 {\n    total += i;\n}"),
    cell(
        "fn add(v: &Array1<f32>, out: &mut Array1<f32>) {\n    let mut sum = 0.0;\n    for x in v {\n        sum += x;\n    }\n    out[0] = total;\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case
        .unknown_name()
        .filter(|_| case.is("E0425") || case.is("E0412"))?;
    if case.text() != name || case.made_in(name).is_some() {
        return None;
    }
    if missing_let::is_changed(case, case.here) {
        return Some(
            words!(
                "There is no variable `{name}`. A variable that changes must be made first, with \
                 `let mut` and its starting value; if it changes in a loop, before that loop:";
                name
            )
            .code(format!("let mut {name} = …;")),
        );
    }
    // Inside a function, a value must be one of its own.
    if case.scope.function_around(case.here).is_some() && case.mentions("value") {
        let words = words!("Nothing that this function can see is called `{name}`."; name);
        return Some(with_list(case, words));
    }
    Some(words!(
        "Nothing here is called `{name}`. If a cell further up makes it, run that cell first \
         (after a restart of the kernel, all of them from the top). If not, check the spelling.";
        name
    ))
}

/// The words, with the latest variables made before the place of the error.
pub(super) fn with_list(case: &Case, words: Words) -> Words {
    let mut own: Vec<&str> = Vec::new();
    for binding in case.scope.seen_from(case.here) {
        if binding.sort == Sort::Variable && !own.contains(&binding.name) {
            own.push(binding.name);
        }
    }
    if own.is_empty() {
        return words;
    }
    let few = &own[own.len().saturating_sub(6)..];
    let list = listed(few, &words!(", "));
    words.and(words!("Variables you can use in this line: {list}."; list))
}
