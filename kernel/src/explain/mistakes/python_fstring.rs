//! `f"…"`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-fstring",
    title: ("`f\"…\"` of Python", "Pythonの `f\"…\"`"),
    examples: &[
        cell("let a = 1;\nprintln!(f\"a = {a}\");"),
        cell("let a = 1;\nlet s = f\"a = {a}\";"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {

    case.says::<0>("prefix `f` is unknown").or_else(|| case.says("prefix `F` is unknown"))?;
    let at = case.token_at(case.span.range.start);
    if case.kind(at + 1) != Some(Kind::Text) {
        return None;
    }
    let text = case.word(Some(at + 1));
    let inside = at >= 2 && case.word(Some(at - 1)) == "(" && case.word(Some(at - 2)) == "!";
    let range = case.tokens[at].range.start..case.tokens[at + 1].range.end;
    let new = if inside { text.to_owned() } else { format!("format!({text})") };
    Some(
        say(
            "`f\"…\"` is Python. In Rust, `format!` fills names in braces into a text, and `println!` does so by itself:",
            "`f\"…\"` はPythonの書き方です。Rustでは `format!` が、波括弧の中の名前を文字列に埋め込みます。`println!` はそのままで埋め込みます。",
        )
        .code(case.mended(&[(range, &new)])),
    )

}
