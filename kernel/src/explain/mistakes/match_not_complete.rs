//! A `match` that leaves a case out.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "match-not-complete",
    title: ("A `match` that leaves a case out", "場合が足りない `match`"),
    examples: &[cell(
        "let n: Option<f32> = None;\nmatch n {\n    Some(v) => println!(\"{v}\"),\n}",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [missing] = case
        .says("non-exhaustive patterns: {} not covered")
        .filter(|_| case.is("E0004"))?;
    let first = missing.split('`').nth(1)?;
    Some(
        say(
            format!("A `match` must say what to do in every case, and {missing} is missing. Add a line for \
             it, or for all others with `_`:"),
            format!("`match` では、あらゆる場合に何をするかを書きます。{missing} の場合が足りません。その行を\
             加えるか、`_` で残り全部の場合を書きます。"),
        )
        .code(format!("{first} => {{}}")),
    )
}
