//! `f"…"`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-fstring",
    title: words!("Python's `f\"…\"`"),
    examples: &[
        cell("let a = 1;\nprintln!(f\"a = {a}\");"),
        cell("let a = 1;\nlet s = f\"a = {a}\";"),
        cell("let a = 1;\nprint(f\"{a}\");"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let here = case.span.range.start;
    let at = case.line_tokens().find(|&at| {
        let text = case.kind(at + 1) == Some(Kind::Text);
        let joined = text && case.tokens[at].range.end == case.tokens[at + 1].range.start;
        joined && ["f", "F"].contains(&case.word(Some(at)))
    })?;
    if !case.is_syntax()
        || !(case.tokens[at].range.start..=case.tokens[at + 1].range.end).contains(&here)
    {
        return None;
    }
    let text = case.word(Some(at + 1));
    let inside = at >= 2 && case.word(Some(at - 1)) == "(" && case.word(Some(at - 2)) == "!";
    let range = case.tokens[at].range.start..case.tokens[at + 1].range.end;
    let new = if inside {
        text.to_owned()
    } else {
        format!("format!({text})")
    };
    let printed = at >= 2 && case.word(Some(at - 1)) == "(" && case.word(Some(at - 2)) == "print";
    let (range, new) = if printed {
        let name = case.tokens[at - 2].range.start;
        (name..range.end, format!("println!({text}"))
    } else {
        (range, new)
    };
    Some(
        words!(
            "`f\"…\"` is Python. In Rust, `format!` replaces names in braces by their values, and \
             so does `println!`:"
        )
        .code(case.fixed(&[(range, &new)])),
    )
}
