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
    let gone = say(
            format!("Cell [{count}] made `{name}`:"),
            format!("`{name}` はセル [{count}] で作られました。"),
        )
        .code(line)
        .say(
            format!("but it is there no more. If the kernel was interrupted, or a cell stopped at an error, run \
             cell [{count}] again."),
            format!("しかし、もうありません。カーネルを中断したか、セルがエラーで止まったのなら、セル [{count}] \
             をもう一度実行します。"),
        );
    // A number is copied, and never given away.
    let number = line.split_once(':').is_some_and(|(_, rest)| {
        let kind = rest.trim_start().split([' ', '=']).next().unwrap_or("");
        is_integer(kind) || is_float(kind) || kind == "bool"
    });
    Some(if number {
        gone
    } else {
        gone.say(
            format!("If a later cell gave it away (for example by `let other = {name};`, or to a function that \
             keeps it), lend it there with `&`, or hand on a copy:"),
            format!("あとのセルが（`let other = {name};` や、値を受け取る関数で）手放したのなら、そこでは `&` で貸\
             すか、次のようにコピーを渡します。"),
        )
        .code(format!("{name}.clone()"))
    })
}
