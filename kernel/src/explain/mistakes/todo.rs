//! `todo!()` was reached.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "todo",
    title: ("`todo!()` was reached", "`todo!()` に到達した"),
    examples: &[cell("fn f() -> f32 { todo!() }\nf()")],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    (trouble.panic && trouble.message.starts_with("not yet implemented")).then(|| {
        say("`todo!()` stands for code that is still to be written, and the program reached it. Put your code \
             there.", "`todo!()` は「まだ書いていない」という印で、プログラムがそこに到達しました。そこに自分のコー\
             ドを書いてください。")
    })
}
