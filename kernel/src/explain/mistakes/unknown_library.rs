//! A library that the notebook has not loaded.

use super::*;

pub const TITLE: Words = words!("An unknown library");
pub const EXAMPLES: &[Example] = &[
    cell("use rand::Rng;"),
    cell("let x = rand::random();"),
    cell("let values = vec![1, 2];\nlet n = values::len();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case.says_any(&[
        "unresolved import `{}`",
        "cannot find module or crate `{}` in this scope",
    ])?;
    let name = name.split("::").next()?;
    let near = case
        .if_code("E0432")
        .and_then(|case| case.suggestion("a similar path exists"));
    if let Some(path) = near {
        return Some(
            words!(
                "The notebook has not loaded `{name}` by itself, but a library that it has loaded \
                 holds it:";
                name
            )
            .code(case.with(path)),
        );
    }
    case.label::<1>("use of unresolved module or unlinked crate `{}`")?;
    let at = case.here;
    let value = case.scope.seen_from(at).any(|binding| binding.name == name)
        || case.made_in(name).is_some();
    if value && case.follows(at, &["_", ":", ":", "_"]) {
        let colons = case.bytes(at + 1..=at + 2);
        return Some(
            words!(
                "`{name}` is a value, and a value's methods are called with a dot. `::` is for \
                 types and libraries:";
                name
            )
            .code(case.replaced(colons, ".")),
        );
    }
    Some(
        words!(
            "No library called `{name}` is loaded in this notebook. If it is on crates.io, a cell \
             can load it (this needs a network connection, and takes a while):";
            name
        )
        .code(format!(":dep {name} = \"*\"")),
    )
}
