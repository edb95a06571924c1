//! A variable of another cell that changes, without `mut`.

use super::*;

pub const TITLE: Words = words!("`let` without `mut` in another cell");
pub const EXAMPLES: &[Example] = &[
    after(&["let count = 0;"], "count += 1;"),
    after(&["let count = 0;"], "count = 5;"),
    after(&[IMAGE], "image[[0, 0]] = 1.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = missing_mut::name(case)?;
    let (count, line) = case
        .made_in(name)
        .filter(|_| case.made_here(name).is_none())?;
    if !line.contains(&format!("let {name}")) {
        return None;
    }
    Some(
        words!(
            "`{name}` is changed here, but cell [{count}] made it without `mut`, so it stays as \
             it is. Write this there, and run that cell again:";
            name, count
        )
        .code(line.replacen("let ", "let mut ", 1))
        .and(words!("Or make it changeable from here on:"))
        .code(format!("let mut {name} = {name};")),
    )
}
