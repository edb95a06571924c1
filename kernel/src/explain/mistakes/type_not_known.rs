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
    let engine = case.is(NOTEBOOK)
        && case
            .says::<1>("Couldn't automatically determine type of variable `{}`")
            .is_some();
    if !engine && !["E0282", "E0283", "E0284"].contains(&case.error.code.as_str()) {
        return None;
    }
    let name = case.text();
    let line = case.line().strip_prefix("let ")?.trim_start_matches("mut ");
    let value = line.strip_prefix(name)?.trim_start().strip_prefix('=')?;
    let value = value.trim_end_matches(';').trim();
    let starts = |text: &&str| value.starts_with(text);
    let ends = |text: &&str| value.ends_with(text);
    let kind = if ["Vec::new", "vec![]"].iter().any(starts) || value.ends_with(".collect()") {
        "Vec<f32>".to_owned()
    } else if [".sum()", ".product()"].iter().any(ends) || value.contains(".parse()") {
        "f32".to_owned()
    } else {
        match value.split_once("::") {
            Some((array, _)) if array.starts_with("Array") && array.len() == 6 => {
                format!("{array}<f32>")
            }
            _ if engine => "…".to_owned(),
            _ => return None,
        }
    };
    Some(
        words!(
            "Nothing here says what type `{name}` has: several would fit. Write it after the name, \
             for example";
            name
        )
        .code(case.inserted(case.span.range.end, format!(": {kind}"))),
    )
}
