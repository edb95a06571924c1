//! Characters that look like Rust's own but are not.

use super::*;

pub const TITLE: Words = words!("A character from another script");
pub const EXAMPLES: &[Example] = &[
    cell("let b = （2）；"),
    cell("println!(“hello”);"),
    cell("let a = 3 – 2;"),
    cell("let a\u{200b} = 1;"),
    cell("let a = 3 × 4;"),
    cell("let a = f32::max(…, 1.0);"),
];

const ALIKE: [(&str, &str); 30] = [
    ("；", ";"),
    ("，", ","),
    ("、", ","),
    ("：", ":"),
    ("（", "("),
    ("）", ")"),
    ("［", "["),
    ("］", "]"),
    ("｛", "{"),
    ("｝", "}"),
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("＂", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("＝", "="),
    ("＋", "+"),
    ("－", "-"),
    ("−", "-"),
    ("–", "-"),
    ("—", "-"),
    ("×", "*"),
    ("＊", "*"),
    ("÷", "/"),
    ("／", "/"),
    ("＆", "&"),
    ("＜", "<"),
    ("＞", ">"),
    ("！", "!"),
];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("")?.says::<1>("unknown start of token: {}")?;
    let letter = case.source[case.span.range.start..]
        .chars()
        .next()?
        .to_string();
    if letter == "…" {
        return Some(words!(
            "`…` stands for something that you should write yourself. Put your code there."
        ));
    }
    let Some((_, sign)) = ALIKE.iter().find(|(alike, _)| *alike == letter) else {
        return invisible(case, &letter);
    };
    let mut line = case.line().to_owned();
    for (alike, sign) in ALIKE {
        line = line.replace(alike, sign);
    }
    Some(
        words!(
            "`{letter}` looks like `{sign}`, but it is another character, from another script or \
             from a word processor. Rust only knows `{sign}`. Write";
            letter, sign
        )
        .code(line),
    )
}

/// A character that cannot be seen at all.
fn invisible(case: &Case, letter: &str) -> Option<Words> {
    const UNSEEN: [&str; 7] = [
        "\u{200b}", "\u{200c}", "\u{200d}", "\u{feff}", "\u{2060}", "\u{ad}", "\u{a0}",
    ];
    UNSEEN.contains(&letter).then(|| {
        words!(
            "There is an invisible character here; such characters come along when you copy text \
             from a web page or a PDF file. Delete it, or type the line again:"
        )
        .code(case.line().replace(letter, ""))
    })
}
