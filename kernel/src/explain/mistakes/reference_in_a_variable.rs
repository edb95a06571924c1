//! A variable of the notebook that holds a reference.

use super::*;

pub const TITLE: Words = words!("A reference in a variable of the notebook");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1.0, 2.0];\nlet first = &v[0];"),
    after(&[IMAGE], "let row = image.row(0);"),
    cell("let v = vec![1.0, 2.0];\nlet it = v.iter();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("E0597")?
        .says::<1>("`{}` does not live long enough")?;
    let (line, _) = case.error.generated.iter().find(|(line, label)| {
        label.contains("for `'static`")
            && (line.contains("put_variable") || line.contains("evcxr_variable_store("))
    })?;
    let name = stored(line)?;
    let made = case.made_here(name)?;
    let value = made.split_once('=')?.1.trim().trim_end_matches(';');
    let (owned, how) =
        if let Some(part) = value.strip_prefix('&').filter(|part| part.contains("..")) {
            (format!("{part}.to_vec()"), words!("a copy"))
        } else if let Some(whole) = value.strip_prefix('&').or(value.strip_suffix(".iter()")) {
            (format!("{whole}.clone()"), words!("a copy"))
        } else {
            (format!("{value}.to_owned()"), words!("an array of its own"))
        };
    Some(
        words!(
            "`{name}` only looks into another variable (it holds a reference), but a variable of \
             the notebook must live on by itself after this cell. Keep {how}:";
            name, how
        )
        .code(format!("let {name} = {owned};"))
        .and(words!(
            "Or put everything that needs the reference between `{` and `}` in one cell."
        )),
    )
}

/// The variable made in a line.
fn stored(line: &str) -> Option<&str> {
    let rest = line
        .split_once("stringify!(")
        .or_else(|| line.split_once("evcxr_variable_store("))?
        .1;
    rest.split(')').next()
}
