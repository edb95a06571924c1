//! A function whose result has no type.

use super::*;

pub const TITLE: Words = words!("A missing return type");
pub const EXAMPLES: &[Example] = &[cell("fn double(x: f32) {\n    x * 2.0\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case.if_code("E0308")?.label("expected `()`, found `{}`")?;
    Some(
        words!(
            "The function ends with a value ({a_kind}), but does not say that it returns one. The \
             type goes after `->`:";
            a_kind = a(kind), kind
        )
        .code(case.suggested(case.help("try adding a return type")?)?),
    )
}
