//! A library that the notebook has not loaded.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "unknown-library",
    title: ("An unknown library", "読み込まれていないライブラリ"),
    examples: &[cell("use rand::Rng;"), cell("let x = rand::random();")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let name = case
        .says::<1>("unresolved import `{}`")
        .or_else(|| case.says("cannot find module or crate `{}` in this scope"))?[0];
    let name = name.split("::").next()?;
    let near = case
        .suggestion("a similar path exists")
        .filter(|_| case.is("E0432"));
    if let Some(path) = near {
        return Some(
            say(format!("The notebook has not loaded `{name}` by itself, but a library that it has loaded holds it:"), format!("`{name}` は直接は読み込まれていませんが、読み込み済みのライブラリの中にあります。"))
                .code(case.with(path)),
        );
    }
    case.label::<1>("use of unresolved module or unlinked crate `{}`")?;
    Some(
        say(
            format!("No library called `{name}` is loaded in this notebook. If it is one from crates.io, a \
             cell loads it (this needs a network, and takes a while):"),
            format!("このノートブックには `{name}` というライブラリが読み込まれていません。crates.ioのライブ\
             ラリなら、次のセルで読み込めます（ネットワークが必要で、少し時間がかかります）。"),
        )
        .code(format!(":dep {name} = \"*\"")),
    )
}
