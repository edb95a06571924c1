//! A `match` that leaves a case out.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "match-not-complete",
    title: ("A `match` that leaves a case out", "場合が足りない `match`"),
    examples: &[
        cell("let n: Option<f32> = None;\nmatch n {\n    Some(v) => println!(\"{v}\"),\n}"),
        cell("let name = match 3 {\n    1 => \"one\",\n    2 => \"two\",\n};"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [missing] = case
        .says("non-exhaustive patterns: {} not covered")
        .filter(|_| case.is("E0004"))?;
    let names: Vec<&str> = missing.split('`').skip(1).step_by(2).collect();
    if names.len() != 1 || names[0].contains("..") {
        return Some(
            say(
                "A `match` must say what to do in every case, and some are missing here. `_` stands for all that are \
                 left:",
                "`match` では、あらゆる場合に何をするかを書きますが、ここでは足りない場合があります。残りの場合はすべて \
                 `_` で書けます。",
            )
            .code("_ => …,"),
        );
    }
    let first = names[0];
    Some(
        say(
            format!("A `match` must say what to do in every case, and {missing} is missing. Add a line for \
             it, or for all others with `_`:"),
            format!("`match` では、あらゆる場合に何をするかを書きます。{missing} の場合が足りません。その行を\
             加えるか、`_` で残り全部の場合を書きます。"),
        )
        .code(format!("{first} => …,")),
    )
}
