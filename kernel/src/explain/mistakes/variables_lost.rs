//! A variable that was lost with all the others.

use super::*;
use crate::explain::fate::Fate;

pub const MISTAKE: Mistake = Mistake {
    id: "variables-lost",
    title: (
        "A variable that was lost with all the others",
        "ほかの変数とともに失われた変数",
    ),
    examples: &[after_ends(
        &["let count: usize = 3;", "std::process::exit(1);"],
        &[End::Done, End::Lost],
        "println!(\"{count}\");",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let name = cell_not_compiled::unknown(case)?;
    Some(match case.fate(name)? {
        Fate::Lost(count) => say(
            format!(
                "All variables were lost when cell [{count}] was interrupted or ended its program, and \
                 `{name}` is one of them. Run the cells that make variables again, from the top."
            ),
            format!(
                "セル [{count}] が中断されたか異常終了したときに、すべての変数が失われました。`{name}` もそ\
                 の1つです。変数を作るセルを、最初から順に実行し直してください。"
            ),
        ),
        Fate::Nothing(count) => say(
            format!(
                "Everything the notebook had made was lost at cell [{count}], when the kernel's engine ended. Run the \
                 cells again from the top."
            ),
            format!(
                "セル [{count}] のところでカーネルのエンジンが終了し、それまでに作ったものはすべて失われま\
                 した。最初のセルから順に実行し直してください。"
            ),
        ),
        _ => return None,
    })
}
