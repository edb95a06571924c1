//! `i++`, `--i`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "increment",
    title: ("`++` and `--`", "`++` と `--`"),
    examples: &[cell("let mut i = 0;\ni++;"), cell("let mut i = 0;\n++i;")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [_, kind] = case.says("Rust has no {} {} operator")?;
    let sign = match kind {
        "increment" => "+",
        "decrement" => "-",
        _ => return None,
    };
    let signs = case
        .line_tokens()
        .find(|&at| case.follows(at, &[sign, sign]))?;
    let name = if case.kind(signs + 2) == Some(Kind::Word) {
        signs + 2
    } else {
        signs.checked_sub(1)?
    };
    let name = case.word(Some(name));
    Some(
        say(
            format!("Rust has no `{sign}{sign}`. Write"),
            format!("Rustに `{sign}{sign}` はありません。次のように書きます。"),
        )
        .code(format!("{name} {sign}= 1;")),
    )
}
