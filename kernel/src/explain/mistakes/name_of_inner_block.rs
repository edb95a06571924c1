//! A variable whose block has ended.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "name-of-inner-block",
    title: ("A variable of an inner block", "内側のブロックの変数"),
    examples: &[cell(
        "for i in 0..3 {\n    let last = i;\n}\nprintln!(\"{last}\");",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("cannot find value `{}` in this scope")
        .filter(|_| case.hints("is available in a different scope"))?;
    Some(
        say(
            format!("`{name}` is made inside of a block `{{ … }}`, and it ends where the block ends. Make it \
             before the block, and give it its value inside:"),
            format!("`{name}` はブロック `{{ … }}` の中で作られたので、ブロックが終わると使えません。ブロック\
             の前で作り、中で値を入れます。"),
        )
        .code(format!("let mut {name} = …;\nfor … {{\n    {name} = …;\n}}")),
    )
}
