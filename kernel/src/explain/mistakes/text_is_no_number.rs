//! A text that cannot be read as a number.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "text-is-no-number",
    title: ("A string that is not a number", "数でない文字列"),
    examples: &[cell("let n: i32 = \"five\".parse()?;\nn")],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    let messages = [
        "invalid digit found in string",
        "invalid float literal",
        "cannot parse integer from empty string",
        "cannot parse float from empty string",
    ];
    (!trouble.panic && messages.contains(&trouble.message)).then(|| {
        say(
            "`parse` reads a number from a string, but this string is not a number of the type you asked for: perhaps \
             it has a letter, a space or a point too many. `trim` removes the spaces at both ends:",
            "`parse` は文字列から数を読み取りますが、この文字列は求めている型の数ではありません（余分\
             な文字、空白、小数点など）。両端の空白は `trim` で取れます。",
        )
        .code("text.trim().parse::<f32>()?")
    })
}
