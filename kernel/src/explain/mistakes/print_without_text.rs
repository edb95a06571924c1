//! `println!(a)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "print-without-text",
    title: ("`println!` without a text", "文字列のない `println!`"),
    examples: &[cell("let a = 1;\nprintln!(a);")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<0>("format argument must be a string literal")?;
    let value = case.text();
    let simple = value.chars().all(|c| c.is_alphanumeric() || c == '_');
    let new = if simple {
        format!("\"{{{value}:?}}\"")
    } else {
        format!("\"{{:?}}\", {value}")
    };
    Some(
        say("The first argument of `println!` is always a text. Values are named in it, between braces:", "`println!` の最初の引数は必ず文字列です。値は、文字列の波括弧の中に書きます。").code(case.with(&new)),
    )
}
