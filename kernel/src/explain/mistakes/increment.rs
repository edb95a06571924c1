//! `i++`, `--i`.

use super::*;

pub const TITLE: Words = words!("`++` and `--`");
pub const EXAMPLES: &[Example] = &[
    cell("let mut i = 0;\ni++;"),
    cell("let mut i = 0;\n++i;"),
    cell("let mut total = 0.0;\ntotal =+ 2.5;"),
    cell("let x = 1.5;\nlet mut total = 0.0;\ntotal =+ x * 2.0;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    turned(case).or_else(|| doubled(case))
}

/// `++`, `--`
fn doubled(case: &Case) -> Option<Words> {
    let [_, kind] = case.says("Rust has no {} {} operator")?;
    let sign = match kind {
        "increment" => "+",
        "decrement" => "-",
        _ => return None,
    };
    let signs = case.in_line(&[sign, sign])?;
    let name = if case.kind(signs + 2) == Some(Kind::Word) {
        signs + 2
    } else {
        signs.checked_sub(1)?
    };
    let name = case.word(name);
    Some(words!("Rust has no `{sign}{sign}`. Write"; sign).code(format!("{name} {sign}= 1;")))
}

/// `=+`
fn turned(case: &Case) -> Option<Words> {
    let [sign] = case.says_any(&[
        "expected expression, found `{}`",
        "leading `{}` is not supported",
    ])?;
    let equals = case.here.checked_sub(1).filter(|_| case.is_syntax())?;
    if !["+", "*", "/"].contains(&sign)
        || case.word(equals) != "="
        || !case.touch(equals, case.here)
    {
        return None;
    }
    Some(
        words!("To change a variable by an amount, write `{sign}=`, in this order:"; sign)
            .code(case.replaced(case.bytes(equals..=case.here), format!("{sign}="))),
    )
}
