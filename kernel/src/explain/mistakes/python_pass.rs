//! `pass`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-pass",
    title: ("Python's `pass`", "Pythonの `pass`"),
    examples: &[cell("fn f() {\n    pass\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    (case.is("E0425") && case.text() == "pass").then(|| {
        say(
            "`pass` is Python. An empty block is written `{}`. Where code is still missing, \
             `todo!()` stands for a value of any type, and stops the program when it is reached:",
            "`pass` はPythonの文です。空のブロックは `{}` と書きます。まだ書いていないところには \
             `todo!()` を置けます（実行がそこに来ると止まります）。",
        )
        .code(case.with("todo!()"))
    })
}
