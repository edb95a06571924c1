//! `println!` with a different number of values and places.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "text-placeholders",
    title: (
        "Placeholders and values in `println!` do not match",
        "`println!` の `{}` と値の数が合わない",
    ),
    examples: &[
        cell("println!(\"a = {} b = {}\", 1);"),
        cell("println!(\"a = \", 1);"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let message = &case.error.message;
    let unused =
        message == "argument never used" || message == "multiple unused formatting arguments";
    let few = message.contains("positional argument") && message.contains("in format string, but");
    if !case.is_syntax() || !(unused || few) {
        return None;
    }
    Some(if unused {
        let text = case
            .others()
            .find(|span| span.label.contains("formatting specifier missing"))?;
        let inner = case.at(&text.range).strip_suffix('"')?;
        say(
            format!("`{}` is not shown anywhere: the string has no place for it. Each value goes where there is a \
             `{{}}` in the string:", case.text()),
            format!("`{}` を表示する場所が文字列の中にありません。値は、文字列の `{{}}` の場所に入ります。", case.text()),
        )
        .code(case.fixed(&[(text.range.clone(), &format!("{inner}{{}}\""))]))
    } else {
        say(
            "Each `{}` in the string needs a value after it, in the same order. Here there are fewer values than \
             placeholders. For example:",
            "文字列の `{}` ごとに、文字列の後ろに値が1つ要ります（同じ順番です）。ここでは値が足りませ\
             ん。たとえば次のように書きます。",
        )
        .code("println!(\"{} and {}\", 1, 2);")
    })
}
