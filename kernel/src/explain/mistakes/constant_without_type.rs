//! `const a = 3;`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "constant-without-type",
    title: ("A constant without a type", "型のない定数"),
    examples: &[cell("const SIZE = 3;")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("missing type for `const` item")?;
    let at = case.in_line(&["const", "_"])?;
    let name = case.word(Some(at + 1));
    let kind = case
        .suggestion("provide a type")?
        .trim_start_matches([':', ' ']);
    let value = case.line().split_once('=')?.1.trim();
    Some(
        say(
            "A `const` needs its type written out:",
            "`const` には型を書く必要があります。",
        )
        .code(format!("const {name}: {kind} = {value}"))
        .say(
            "A variable of the notebook is made with `let`, which needs no type:",
            "ノートブックの変数は `let` で作り、型は省けます。",
        )
        .code(format!("let {name} = {value}")),
    )
}
