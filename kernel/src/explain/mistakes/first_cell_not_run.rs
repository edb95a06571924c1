//! A name of the tutorial's library before the first cell was run.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "first-cell-not-run",
    title: (
        "The first cell was not run",
        "最初のセルが実行されていない",
    ),
    examples: &[],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let patterns = [
        "cannot find value `{}` in this scope",
        "cannot find function `{}` in this scope",
        "cannot find type `{}` in this scope",
        "failed to resolve: use of undeclared type `{}`",
        "cannot find type `{}` in the crate root",
    ];
    let [name] = patterns.iter().find_map(|pattern| case.says::<1>(pattern))?;
    let array = name.strip_prefix("Array").is_some_and(|axes| axes.len() == 1);
    let offered = array || case.context.names.contains(&name);
    let loaded = case.cells.iter().any(|cell| cell.source.contains("prelude::*"));
    (offered && !loaded).then(|| {
        say(
            format!("`{name}` comes with the library of this tutorial. Run the first cell of the notebook, the one \
             with `use …::prelude::*;`, and then this one."),
            format!("`{name}` はこのチュートリアルのライブラリのものです。ノートブックの最初のセル（`use \
             …::prelude::*;` のあるセル）を実行してから、このセルを実行してください。"),
        )
    })
}
