//! A variable of another cell that changes, without `mut`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-mut-in-another-cell",
    title: words!("`let` without `mut` in another cell"),
    examples: &[
        after(&["let count = 0;"], "count += 1;"),
        after(&["let count = 0;"], "count = 5;"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[[0, 0]] = 1.0;",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
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
