//! `const a = 3;`.

use super::*;

pub const TITLE: Words = words!("A constant without a type");
pub const EXAMPLES: &[Example] = &[cell("const SIZE = 3;")];

pub fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("missing type for `const` item")?;
    let at = case.in_line(&["const", "_"])?;
    let name = case.word(at + 1);
    let kind = case
        .suggestion("provide a type")?
        .trim_start_matches([':', ' ']);
    let value = case.line().split_once('=')?.1.trim();
    Some(
        words!("A `const` needs its type written out:")
            .code(format!("const {name}: {kind} = {value}"))
            .and(words!(
                "A variable of the notebook is made with `let`, which needs no type:"
            ))
            .code(format!("let {name} = {value}")),
    )
}
