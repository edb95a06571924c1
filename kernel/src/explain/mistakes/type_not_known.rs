//! A type that nothing decides.

use super::*;

pub const TITLE: Words = words!("A type that cannot be inferred");
pub const EXAMPLES: &[Example] = &[
    cell("let v = Vec::new();"),
    after(&[NUMBERS], "let v = x.iter().map(|a| a * 2.0).collect();"),
    after(&[NUMBERS], "let s = x.iter().sum();"),
    cell("let n = \"5\".parse().unwrap();"),
    cell("let a = Array2::zeros((2, 2));"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let engine = case
        .says::<1>("Couldn't automatically determine type of variable `{}`")
        .filter(|_| case.is(NOTEBOOK));
    if !(engine.is_some() || ["E0282", "E0283", "E0284"].contains(&case.error.code.as_str())) {
        return None;
    }
    let name = case.text();
    let line = case.line();
    let let_line = line.strip_prefix("let ")?.trim_start_matches("mut ");
    let value = let_line
        .strip_prefix(name)?
        .trim_start()
        .strip_prefix('=')?
        .trim_end_matches(';')
        .trim();
    let kind = if value.starts_with("Vec::new")
        || value.starts_with("vec![]")
        || value.ends_with(".collect()")
    {
        "Vec<f32>"
    } else if value.ends_with(".sum()")
        || value.ends_with(".product()")
        || value.contains(".parse()")
    {
        "f32"
    } else {
        match value.split_once("::") {
            Some((array, _)) if array.starts_with("Array") && array.len() == 6 => {
                return Some(words(case, name, &format!("{array}<f32>")));
            }
            _ if engine.is_some() => "…",
            _ => return None,
        }
    };
    Some(words(case, name, kind))
}

fn words(case: &Case, name: &str, kind: &str) -> Words {
    let end = case.span.range.end;
    words!(
        "Nothing here says what type `{name}` has: several would fit. Write it after the name, \
         for example";
        name
    )
    .code(case.replaced(end..end, format!(": {kind}")))
}
