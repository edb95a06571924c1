//! A division by zero.

use super::*;

pub const TITLE: Words = words!("A division by zero");
pub const EXAMPLES: &[Example] = &[cell(
    "let n = Vec::<i32>::new().len();\nlet mean = 10 / n;\nmean",
)];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let divides = ["attempt to divide by zero", " / "];
    let rest = [
        "attempt to calculate the remainder with a divisor of zero",
        " % ",
    ];
    let [_, sign] = [divides, rest]
        .into_iter()
        .find(|[message, _]| trouble.panics::<0>(message).is_some())?;
    let divisor = trouble
        .code
        .rsplit_once(sign)
        .map(|(_, divisor)| divisor.trim());
    let Some(divisor) = divisor.filter(|divisor| below_zero::is_whole(divisor)) else {
        return Some(words!(
            "A divisor is 0 here, and whole numbers cannot be divided by 0 (numbers with a \
             decimal point give infinity instead). Find out why it is 0."
        ));
    };
    Some(
        words!(
            "`{divisor}` is 0 here, and whole numbers cannot be divided by 0 (numbers with a \
             decimal point give infinity instead). Find out why it is 0, or check first:";
            divisor
        )
        .code(format!("if {divisor} != 0 {{\n    …\n}}")),
    )
}
