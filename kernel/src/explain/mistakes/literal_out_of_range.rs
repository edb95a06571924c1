//! `let n: u8 = 300`.

use super::*;

pub const TITLE: Words = words!("A number too large for its type");
pub const EXAMPLES: &[Example] = &[cell("let n: u8 = 300;")];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .if_code("overflowing_literals")?
        .says("literal out of range for `{}`")?;
    let number = case.text();
    let larger = match kind {
        "u8" | "i8" | "u16" | "i16" => "i32",
        "u32" | "i32" => "i64",
        _ => return None,
    };
    Some(
        words!(
            "`{number}` does not fit into {a_kind}, which holds {bits} bits. A larger type does, \
             for example `{larger}`:";
            number, a_kind = a(kind), bits = &kind[1..], larger, kind
        )
        .code(
            case.line()
                .replace(&format!(": {kind}"), &format!(": {larger}")),
        ),
    )
}
