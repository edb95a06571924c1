//! `{}` for a value that it cannot show.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "no-display",
    title: words!("`{}` for a list or another compound value"),
    examples: &[
        cell("let v = vec![1];\nprintln!(\"{}\", v);"),
        cell("let v = vec![1];\nprintln!(\"{v}\");"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .says("`{}` doesn't implement `std::fmt::Display`")
        .filter(|_| case.is("E0277"))?;
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
