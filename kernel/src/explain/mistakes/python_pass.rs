//! `pass`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-pass",
    title: words!("Python's `pass`"),
    examples: &[cell("fn f() {\n    pass\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    (case.is("E0425") && case.text() == "pass").then(|| {
        words!(
            "`pass` is Python. An empty block is written `{}`. Where code is still missing, \
             `todo!()` stands for a value of any type, and stops the program when it is reached:"
        )
        .code(case.with("todo!()"))
    })
}
