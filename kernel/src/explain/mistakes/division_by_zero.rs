//! A division by zero.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "division-by-zero",
    title: ("A division by zero", "0による割り算"),
    examples: &[cell(
        "let n = Vec::<i32>::new().len();\nlet mean = 10 / n;\nmean",
    )],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    let remainder = trouble.message == "attempt to calculate the remainder with a divisor of zero";
    (trouble.panic && (remainder || trouble.message == "attempt to divide by zero")).then(|| {
        let sign = if remainder { " % " } else { " / " };
        let balanced = |text: &&str| {
            let count = |sign: char| text.matches(sign).count();
            !text.is_empty() && count('(') == count(')') && count('[') == count(']')
        };
        let divisor = trouble.code.rsplit_once(sign).map(|(_, divisor)| divisor.trim());
        let Some(divisor) = divisor.filter(balanced) else {
            return say(
                "A divisor is 0 here, and whole numbers cannot be divided by 0 (numbers with a decimal point give \
                 infinity instead). Find out why it is 0.",
                "割る数が0です。整数は0で割れません（小数なら無限大になります）。なぜ0なのかを調べます。",
            );
        };
        say(
            format!("`{divisor}` is 0 here, and whole numbers cannot be divided by 0 (numbers with a decimal point \
             give infinity instead). Find out why it is 0, or check first:"),
            format!("ここで `{divisor}` は0です。整数は0で割れません（小数なら無限大になります）。なぜ0なのか\
             を調べるか、先に確かめます。"),
        )
        .code(format!("if {divisor} != 0 {{\n    …\n}}"))
    })
}
