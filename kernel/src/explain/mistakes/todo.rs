//! `todo!()` was reached.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "todo",
    title: words!("`todo!()` was reached"),
    examples: &[cell("fn f() -> f32 { todo!() }\nf()")],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    (trouble.panic && trouble.message.starts_with("not yet implemented")).then(|| {
        words!(
            "`todo!()` stands for code that is still to be written, and the program reached it. \
             Put your code there."
        )
    })
}
