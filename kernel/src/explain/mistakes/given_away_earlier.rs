//! A variable that another cell has given away.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "given-away-earlier",
    title: (
        "A variable given away in an earlier cell",
        "前のセルで手放した変数",
    ),
    examples: &[after(&["let v = vec![1, 2];", "let w = v;"], "v.len()")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("cannot find value `{}` in this scope")
        .filter(|_| case.is("E0425"))?;
    let (count, line) = case.made_in(name)?;
    Some(
        say(
            format!("Cell [{count}] made `{name}`:"),
            format!("`{name}` はセル [{count}] で作られました。"),
        )
        .code(line)
        .say(
            format!("but it is there no more: a later cell gave it away (for example by `let other = \
             {name};`, or to a function that keeps it), or stopped at an error before it was kept. \
             Run cell [{count}] again, and lend `{name}` with `&`, or hand on a copy:"),
            format!("しかし、もうありません。あとのセルが（`let other = {name};` や、値を受け取る関数で）手放\
             したか、エラーで止まって保存されなかったためです。セル [{count}] をもう一度実行し、渡す\
             ときは `&` で貸すか、次のようにコピーを渡します。"),
        )
        .code(format!("{name}.clone()")),
    )
}
