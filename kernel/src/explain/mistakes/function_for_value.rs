//! A function where its value is needed: its brackets are missing, or its name was meant to be that of a value.

use super::*;

pub const TITLE: Words = words!("A function where a value is needed");
pub const EXAMPLES: &[Example] = &[
    after(
        &["fn filters(n: usize) -> Array2<f32> { Array2::zeros((n, n)) }"],
        "fn total(a: &Array2<f32>) -> f32 { a.sum() }\nlet example_filters = filters(3);\nlet t = total(filters);",
    ),
    after(
        &["fn check(f: fn(f32) -> f32) -> f32 { f(1.0) }\nfn double(x: f32) -> f32 { 2.0 * x }"],
        "check(\"double\")",
    ),
    after(&["fn largest() -> f32 { 3.0 }"], "let m: f32 = largest;"),
    after(
        &["fn solution() -> String { String::from(\"…\") }"],
        "solution",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    if let Some(words) = shown(case) {
        return Some(words);
    }
    case.if_code("E0308")?;
    if case.span.label == "expected fn pointer, found `&str`" {
        return Some(
            words!(
                "A function is needed here, and this is a string. To pass a function, write its \
                 name alone:"
            )
            .code(case.with(case.text().trim_matches('"'))),
        );
    }
    case.label::<1>("expected `{}`, found fn item")?;
    let name = Some(case.text()).filter(|name| consists_of(name, "_"))?;
    let words = words!(
        "`{name}` is a function, and a value is needed here. A function gives a value when it is \
         called: `{name}(…)`.";
        name
    );
    let mut meant = case
        .scope
        .seen_from(case.here)
        .filter(|binding| binding.sort == Sort::Variable && binding.name.contains(name));
    Some(match (meant.next(), meant.next()) {
        (Some(binding), None) => words
            .and(words!("Or did you mean `{name}`?"; name = binding.name))
            .code(case.with(binding.name)),
        _ => words,
    })
}

/// The value that ends the cell is a function.
fn shown(case: &Case) -> Option<Words> {
    let [arguments, name] = case
        .says::<3>("`fn({}) -> {} {{}}` doesn't implement `Debug`")
        .filter(|_| case.is("E0277"))
        .map(|[arguments, _, name]| [arguments, name])
        .or_else(|| case.says::<2>("`fn({}) {{}}` doesn't implement `Debug`"))?;
    let name = name.rsplit("::").next()?;
    let inside = if arguments.is_empty() { "" } else { "…" };
    Some(
        words!("`{name}` alone is a function, which cannot be shown. Call it with brackets:"; name)
            .code(format!("{name}({inside})")),
    )
}
