//! A function of a cell that did not compile.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "cell-not-compiled",
    title: (
        "A function of a cell that did not compile",
        "コンパイルできなかったセルの関数",
    ),
    examples: &[],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("cannot find value `{}` in this scope")
        .or_else(|| case.says("cannot find function `{}` in this scope"))
        .filter(|_| case.is("E0425"))?;
    let older = case.cells.split_last()?.1;
    let defines = |source: &str| {
        let heads = [format!("fn {name}("), format!("fn {name}<")];
        // Methods and inner functions have no name of their own outside.
        let mut lines = source.lines();
        lines.any(|line| heads.iter().any(|head| line.starts_with(head)))
    };
    let cell = older.iter().rev().find(|cell| defines(cell.source))?;
    let count = cell.count;
    Some(say(
        format!("Cell [{count}] defines `{name}`, but it did not compile. Mend it and run it, and then run this \
             cell again."),
        format!("`{name}` はセル [{count}] で定義されていますが、そのセルはコンパイルできませんでした。直して実行\
             してから、このセルをもう一度実行してください。"),
    ))
}
