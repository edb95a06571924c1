//! A subtraction below zero.

use super::*;

pub const TITLE: Words = words!("A subtraction below zero");

pub const EXAMPLES: &[Example] = &[cell("let y: usize = 0;\nlet above = y - 1;\nabove")];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    (trouble.panic && trouble.message == "attempt to subtract with overflow").then(|| {
        let two = trouble.code.rsplit_once(" - ");
        let plain = |text: &str| {
            let open = |a: char| text.matches(a).count();
            open('(') == open(')') && open('[') == open(']') && !text.is_empty()
        };
        let two = two.filter(|(left, right)| plain(left) && plain(right));
        let Some((left, right)) = two.map(|(left, right)| (left.trim(), right.trim())) else {
            return words!(
                "A subtraction would go below zero, and a type without a sign (such as `usize`, \
                 for indices) has no negative numbers. Compare the two before you subtract."
            );
        };
        words!(
            "`{left} - {right}` would go below zero, and a type without a sign (such as `usize`, \
             for indices) has no negative numbers. Compare before you subtract:";
            left, right
        )
        .code(format!("if {left} >= {right} {{\n    …\n}}"))
    })
}
