//! A block that begins with a colon.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-block",
    title: (
        "A block with `:` instead of `{ }`",
        "`{ }` の代わりに `:` で始めたブロック",
    ),
    examples: &[
        cell("for i in range(10):\n    print(i)"),
        cell("for i in 0..10:\n    println!(\"{i}\");"),
        cell("let a = 1;\nif a > 0:\n    println!(\"yes\");"),
        cell("let mut a = 1;\nwhile a < 10:\n    a += 1;"),
    ],
    explain: Explain::Foreign(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let line = case.line_tokens();
    let (first, last) = (line.start, line.end.checked_sub(1)?);
    let word = case.word(Some(first));
    let begins = ["for", "while", "if", "else", "elif"].contains(&word);
    if !case.is_syntax() || !begins || case.word(Some(last)) != ":" {
        return None;
    }
    let colon = case.tokens[last].range.clone();
    let mut changes = range_of_python(case, first).into_iter().collect::<Vec<_>>();
    changes.push((colon, " {".to_owned()));
    let changes: Vec<_> = changes
        .iter()
        .map(|(range, text)| (range.clone(), text.as_str()))
        .collect();
    let head = case.mended(&changes).replacen("elif", "else if", 1);
    Some(
        say(
            format!("In Rust the code that belongs to `{word}` stands between `{{` and `}}`; a colon and \
             indentation, as in Python, do not make a block. Write"),
            format!("Rustでは、`{word}` の中身を `{{` と `}}` で囲みます。Pythonのように、コロンと字下げでブ\
             ロックを作ることはできません。次のように書きます。"),
        )
        .code(format!("{head}\n    …\n}}")),
    )
}

/// `range(a, b)`, where it stands behind `in`, as Rust writes it.
fn range_of_python(case: &Case, first: usize) -> Option<(std::ops::Range<usize>, String)> {
    let at = case
        .line_tokens()
        .find(|&at| at > first && case.follows(at, &["in", "range", "("]))?;
    let end = closing(case.source, &case.tokens, at + 2)?;
    let inside = case.at(&(case.tokens[at + 2].range.end..case.tokens[end].range.start));
    Some((
        case.tokens[at + 1].range.start..case.tokens[end].range.end,
        python_range::rust(inside)?,
    ))
}
