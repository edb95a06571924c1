//! `t[0]` of a tuple.

use super::*;

pub const TITLE: Words = words!("Brackets after a tuple");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "let height = image.dim()[0];"),
    cell("let pair = (1, 2.5);\npair[1]"),
    cell("let pair = (1, 2.5);\nlet at = 1;\npair[at]"),
];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("E0608")?
        .says::<1>("cannot index into a value of type `({})`")?;
    let open = case.find_before(case.token_at(case.span.range.end), "[")?;
    let end = case.closing(open)?;
    let tuple = case.at(&case.expression_before(open));
    if end != open + 2 || case.kind(open + 1) != Some(Kind::Integer) {
        return Some(words!(
            "`{tuple}` is a tuple. Each part has its own type, so the code must say which one it \
             takes, as `.0` or `.1`: the number cannot be calculated. Use a list or an array for \
             that.";
            tuple
        ));
    }
    let number = case.word(open + 1);
    Some(
        words!(
            "`{tuple}` is a tuple. To get a part of a tuple, write a dot and its number, counted \
             from 0:";
            tuple
        )
        .code(case.replaced(case.bytes(open..=end), format!(".{number}"))),
    )
}
