//! A subtraction below zero.

use super::*;

pub const TITLE: Words = words!("A subtraction below zero");
pub const EXAMPLES: &[Example] = &[cell("let y: usize = 0;\nlet above = y - 1;\nabove")];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    trouble.panics::<0>("attempt to subtract with overflow")?;
    let two = trouble.code.rsplit_once(" - ");
    let Some((left, right)) = two.filter(|(left, right)| is_whole(left) && is_whole(right)) else {
        return Some(words!(
            "A subtraction would go below zero, and a type without a sign (such as `usize`, \
             for indices) has no negative numbers. Compare the two before you subtract."
        ));
    };
    let (left, right) = (left.trim(), right.trim());
    Some(
        words!(
            "`{left} - {right}` would go below zero, and a type without a sign (such as `usize`, \
             for indices) has no negative numbers. Compare before you subtract:";
            left, right
        )
        .code(format!("if {left} >= {right} {{\n    …\n}}")),
    )
}

/// Whether a piece of a calculation has both brackets of each pair.
pub(super) fn is_whole(text: &str) -> bool {
    let count = |sign: char| text.matches(sign).count();
    !text.is_empty() && count('(') == count(')') && count('[') == count(']')
}
