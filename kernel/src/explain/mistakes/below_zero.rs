//! A subtraction below zero.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "below-zero",
    title: ("A subtraction below zero", "0を下回る引き算"),
    examples: &[cell("let y: usize = 0;\nlet above = y - 1;\nabove")],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    (trouble.panic && trouble.message == "attempt to subtract with overflow").then(|| {
        let two = trouble.code.rsplit_once(" - ");
        let plain = |text: &str| {
            let open = |a: char| text.matches(a).count();
            open('(') == open(')') && open('[') == open(']') && !text.is_empty()
        };
        let two = two.filter(|(left, right)| plain(left) && plain(right));
        let Some((left, right)) = two.map(|(left, right)| (left.trim(), right.trim())) else {
            return say(
                "A subtraction would go below zero, and a type without a sign (such as `usize`, for indices) has no \
                 negative numbers. Compare the two before you subtract.",
                "引き算の結果が0より小さくなりますが、符号のない型（添字の `usize` など）に負の数はありません。引\
                 く前に2つの数を比べます。",
            );
        };
        say(
            format!("`{left} - {right}` would go below zero, and a type without a sign (such as `usize`, for \
             indices) has no negative numbers. Compare before you subtract:"),
            format!("`{left} - {right}` が0より小さくなりますが、符号のない型（添字の `usize` など）に負の数\
             はありません。引く前に比べます。"),
        )
        .code(format!("if {left} >= {right} {{\n    …\n}}"))
    })
}
