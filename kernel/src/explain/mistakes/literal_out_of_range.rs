//! `let n: u8 = 300`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "literal-out-of-range",
    title: ("A number too large for its type", "型に入らない大きな数"),
    examples: &[cell("let n: u8 = 300;")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .says("literal out of range for `{}`")
        .filter(|_| case.is("overflowing_literals"))?;
    let number = case.text();
    let larger = match kind {
        "u8" | "i8" | "u16" | "i16" => "i32",
        "u32" | "i32" => "i64",
        _ => return None,
    };
    Some(
        say(
            format!("`{number}` does not fit into {a_kind}, which holds {} bits. A larger type does, for \
             example `{larger}`:", &kind[1..], a_kind = a(kind)),
            format!("`{number}` は{}ビットの `{kind}` に入りません。たとえば `{larger}` のような、もっと大き\
             な型にします。", &kind[1..]),
        )
        .code(case.line().replace(&format!(": {kind}"), &format!(": {larger}"))),
    )
}
