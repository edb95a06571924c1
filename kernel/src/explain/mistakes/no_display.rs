//! `{}` for a value that it cannot show.

use super::*;

pub const TITLE: Words = words!("`{}` for a list or another compound value");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1];\nprintln!(\"{}\", v);"),
    cell("let v = vec![1];\nprintln!(\"{v}\");"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .if_code("E0277")?
        .says("`{}` doesn't implement `std::fmt::Display`")?;
    let kind = &kind.replace("{integer}", "i32").replace("{float}", "f64");
    let line = case.line();
    let new = if line.contains("{}") {
        line.replacen("{}", "{:?}", 1)
    } else {
        let name = case.text().trim_matches(['{', '}']);
        line.replacen(&format!("{{{name}}}"), &format!("{{{name}:?}}"), 1)
    };
    let known = [
        "Vec<",
        "Option<",
        "Result<",
        "[",
        "(",
        "HashMap<",
        "std::ops::Range<",
        "&[",
    ]
    .iter()
    .any(|begin| kind.starts_with(begin));
    (known && new != line).then(|| {
        words!(
            "`{{}}` cannot show a `{kind}`, which has no standard form for readers. `{{:?}}` \
             shows what is in it:";
            kind
        )
        .code(new)
    })
}
