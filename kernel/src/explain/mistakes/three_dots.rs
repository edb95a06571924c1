//! `0...5`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "three-dots",
    title: ("Three dots in a range", "点が3つの範囲"),
    examples: &[cell("for i in 0...5 {\n    println!(\"{i}\");\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("unexpected token: `...`")?;
    Some(
        say(
            "A range is written with two dots, and does not include its end:",
            "範囲は点2つで書きます。終わりの数は範囲に含まれません。",
        )
        .code(case.with(".."))
        .say("With `..=` its end does:", "`..=` なら、終わりの数も含まれます。")
        .code(case.with("..=")),
    )
}
