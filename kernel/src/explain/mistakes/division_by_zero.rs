//! A division by zero.

use super::*;

pub const TITLE: Words = words!("A division by zero");

pub const EXAMPLES: &[Example] = &[cell(
    "let n = Vec::<i32>::new().len();\nlet mean = 10 / n;\nmean",
)];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let remainder = trouble.message == "attempt to calculate the remainder with a divisor of zero";
    (trouble.panic && (remainder || trouble.message == "attempt to divide by zero")).then(|| {
        let sign = if remainder { " % " } else { " / " };
        let balanced = |text: &&str| {
            let count = |sign: char| text.matches(sign).count();
            !text.is_empty() && count('(') == count(')') && count('[') == count(']')
        };
        let divisor = trouble
            .code
            .rsplit_once(sign)
            .map(|(_, divisor)| divisor.trim());
        let Some(divisor) = divisor.filter(balanced) else {
            return words!(
                "A divisor is 0 here, and whole numbers cannot be divided by 0 (numbers with a \
                 decimal point give infinity instead). Find out why it is 0."
            );
        };
        words!(
            "`{divisor}` is 0 here, and whole numbers cannot be divided by 0 (numbers with a \
             decimal point give infinity instead). Find out why it is 0, or check first:";
            divisor
        )
        .code(format!("if {divisor} != 0 {{\n    …\n}}"))
    })
}
