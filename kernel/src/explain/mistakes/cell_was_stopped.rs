//! A variable of a cell that an error stopped.

use super::*;
use crate::explain::fate::Fate;

pub const MISTAKE: Mistake = Mistake {
    id: "cell-was-stopped",
    title: (
        "A variable of a cell that was stopped by an error",
        "エラーで止まったセルの変数",
    ),
    examples: &[after_ends(
        &["let number: f32 = \"two\".parse()?;"],
        &[End::Stopped],
        "let twice = 2.0 * number;",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let name = cell_not_compiled::unknown(case)?;
    let Some(Fate::Stopped(count)) = case.fate(name) else {
        return None;
    };
    Some(say(
        format!(
            "Cell [{count}] is to make `{name}`, but an error stopped it, and the variables of such a cell \
             are not kept. Mend that cell and run it, and then this one again."
        ),
        format!(
            "`{name}` を作るセル [{count}] がエラーで止まったため、そのセルの変数は保存されていません。先\
             にそのセルを直して実行してから、このセルをもう一度実行します。"
        ),
    ))
}
